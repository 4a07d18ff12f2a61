using Amazon.EC2;
using Amazon.EC2.Model;

namespace AdvisorWorker.Aws.Tests.InProcess;

/// <summary>One EC2 call, answered by functions in turn; the last one answers all further attempts.</summary>
internal static class Ec2Under
{
    public static async Task<(DescribeRegionsResponse? Response, Exception? Error, int Attempts)> AnswersAsync(int retries, params Func<WireResponse>[] answers)
    {
        var attempts = 0;
        var config = new AmazonEC2Config().Using(_ => answers[Math.Min(attempts++, answers.Length - 1)]());
        config.MaxErrorRetry = retries;
        using var client = new AmazonEC2Client(InProcessAws.Credentials, config);
        try
        {
            return (await client.DescribeRegionsAsync(new DescribeRegionsRequest()), null, attempts);
        }
        catch (Exception error)
        {
            return (null, error, attempts);
        }
    }
}
