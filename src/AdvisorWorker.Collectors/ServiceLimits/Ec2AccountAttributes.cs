using System.Collections.Immutable;
using System.Globalization;
using AdvisorWorker.Resources.ServiceLimits;
using Amazon.EC2;

namespace AdvisorWorker.Collectors.ServiceLimits;

/// <summary>EC2's limits on Elastic IP addresses.</summary>
public sealed class Ec2AccountAttributes : IPart<ElasticIpCount>
{
    public PartKey<ElasticIpCount> Key => ElasticIpCount.AccountAttributesPart;

    public ImmutableArray<string> Operations => ["ec2:DescribeAccountAttributes"];

    public async ValueTask<IReadOnlyList<ElasticIpCount>> LoadAsync(IReadOnlyList<ElasticIpCount> batch, CollectContext context, CancellationToken cancellationToken)
    {
        var answer = await context.Client<AmazonEC2Client>().DescribeAccountAttributesAsync(new(), cancellationToken);
        var numbers = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var attribute in Answer.Required(answer.AccountAttributes))
        {
            // Not all are numbers: default-vpc is a VPC or "none".
            if (attribute.AttributeValues is [{ AttributeValue: { } text }]
                && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                numbers[Answer.Required(attribute.AttributeName)] = number;
            }
        }

        return [batch.Single() with { AccountAttributes = numbers }];
    }
}
