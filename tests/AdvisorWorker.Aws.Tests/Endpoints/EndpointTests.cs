using AdvisorWorker.Aws.Tests.InProcess;
using Amazon;
using Amazon.CloudWatchEvents;
using Amazon.EC2;
using Amazon.IdentityManagement;
using Amazon.Pricing;
using Amazon.Route53;
using Amazon.Runtime;

namespace AdvisorWorker.Aws.Tests.Endpoints;

public class EndpointTests
{
    [Theory]
    [InlineData("eu-west-1", "ec2.eu-west-1.amazonaws.com")]
    [InlineData("cn-north-1", "ec2.cn-north-1.amazonaws.com.cn")]
    [InlineData("us-gov-west-1", "ec2.us-gov-west-1.amazonaws.com")]
    [InlineData("us-iso-east-1", "ec2.us-iso-east-1.c2s.ic.gov")]
    public async Task A_regional_service_is_at_its_Region(string region, string host)
    {
        var (request, scope) = await SendAsync(new AmazonEC2Config { RegionEndpoint = RegionEndpoint.GetBySystemName(region) });

        Assert.Equal(host, request.Headers["Host"]);
        Assert.Equal(region, scope.Region);
    }

    [Theory]
    [InlineData(true, false, "ec2-fips.us-east-1.amazonaws.com")]
    [InlineData(false, true, "ec2.us-east-1.api.aws")]
    [InlineData(true, true, "ec2-fips.us-east-1.api.aws")]
    public async Task Fips_and_dual_stack_have_hosts_of_their_own(bool fips, bool dualStack, string host)
    {
        var (request, _) = await SendAsync(new AmazonEC2Config { RegionEndpoint = RegionEndpoint.USEast1, UseFIPSEndpoint = fips, UseDualstackEndpoint = dualStack });

        Assert.Equal(host, request.Headers["Host"]);
    }

    [Theory]
    [InlineData("eu-west-1", "iam.amazonaws.com", "us-east-1")]
    [InlineData("cn-northwest-1", "iam.cn-north-1.amazonaws.com.cn", "cn-north-1")]
    [InlineData("us-gov-east-1", "iam.us-gov.amazonaws.com", "us-gov-west-1")]
    public async Task A_global_service_is_at_its_partition_and_signed_for_its_home(string region, string host, string home)
    {
        var (request, scope) = await SendAsync(new AmazonIdentityManagementServiceConfig { RegionEndpoint = RegionEndpoint.GetBySystemName(region) });

        Assert.Equal(host, request.Headers["Host"]);
        Assert.Equal(home, scope.Region);
    }

    [Fact]
    public async Task Route_53_and_pricing_are_where_they_are()
    {
        var (route53, scope) = await SendAsync(new AmazonRoute53Config { RegionEndpoint = RegionEndpoint.EUWest1 });
        var (pricing, _) = await SendAsync(new AmazonPricingConfig { RegionEndpoint = RegionEndpoint.USEast1 });

        Assert.Equal("route53.amazonaws.com", route53.Headers["Host"]);
        Assert.Equal("us-east-1", scope.Region);
        Assert.Equal("api.pricing.us-east-1.amazonaws.com", pricing.Headers["Host"]);
    }

    [Fact]
    public async Task A_custom_endpoint_goes_before_everything()
    {
        var (request, scope) = await SendAsync(new AmazonIdentityManagementServiceConfig { ServiceURL = "http://127.0.0.1:4566", AuthenticationRegion = "eu-west-3" });

        Assert.Equal("127.0.0.1:4566", request.Headers["Host"]);
        Assert.Equal("eu-west-3", scope.Region);
    }

    [Fact]
    public async Task The_environment_names_an_endpoint_for_one_service_by_its_service_id()
    {
        // The other tests give clients an endpoint or never use this service, so the variable changes nothing for them.
        const string variable = "AWS_ENDPOINT_URL_CLOUDWATCH_EVENTS";
        Environment.SetEnvironmentVariable(variable, "http://events.environment.test:8080");
        try
        {
            var (events, scope) = await SendAsync(new AmazonCloudWatchEventsConfig { RegionEndpoint = RegionEndpoint.EUWest1 });
            var (ec2, _) = await SendAsync(new AmazonEC2Config { RegionEndpoint = RegionEndpoint.EUWest1 });

            Assert.Equal("events.environment.test:8080", events.Headers["Host"]);
            Assert.Equal("eu-west-1", scope.Region);
            Assert.Equal("ec2.eu-west-1.amazonaws.com", ec2.Headers["Host"]);
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    [Fact]
    public async Task The_environment_names_an_endpoint_for_all_services()
    {
        const string variable = "AWS_ENDPOINT_URL";
        Environment.SetEnvironmentVariable(variable, "http://all.environment.test:8080");
        try
        {
            var (iam, iamScope) = await SendAsync(new AmazonIdentityManagementServiceConfig { RegionEndpoint = RegionEndpoint.EUWest1 });
            var (ec2, ec2Scope) = await SendAsync(new AmazonEC2Config { RegionEndpoint = RegionEndpoint.EUWest1 });

            Assert.Equal("all.environment.test:8080", iam.Headers["Host"]);
            Assert.Equal("all.environment.test:8080", ec2.Headers["Host"]);
            Assert.Equal("eu-west-1", ec2Scope.Region);
            Assert.Equal("eu-west-1", iamScope.Region);
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    private static async Task<(WireRequest Request, AwsCaller Caller)> SendAsync(ClientConfig config)
    {
        WireRequest? sent = null;
        config.MaxErrorRetry = 0;
        config.HttpClientFactory = new InProcessHttp((request, _) =>
        {
            sent = request;
            return Task.FromResult(InProcessAws.Answer(400, string.Empty));
        });
        Func<Task> call = config switch
        {
            AmazonEC2Config ec2 => () => new AmazonEC2Client(InProcessAws.Credentials, ec2).DescribeRegionsAsync(new()),
            AmazonIdentityManagementServiceConfig iam => () => new AmazonIdentityManagementServiceClient(InProcessAws.Credentials, iam).ListUsersAsync(new()),
            AmazonRoute53Config route53 => () => new AmazonRoute53Client(InProcessAws.Credentials, route53).ListHostedZonesAsync(new()),
            AmazonPricingConfig pricing => () => new AmazonPricingClient(InProcessAws.Credentials, pricing).GetProductsAsync(new()),
            AmazonCloudWatchEventsConfig events => () => new AmazonCloudWatchEventsClient(InProcessAws.Credentials, events).ListRulesAsync(new()),
            _ => throw new NotSupportedException(),
        };
        await Assert.ThrowsAnyAsync<AmazonServiceException>(call);
        return (sent!, AwsCaller.Find(sent!)!);
    }
}
