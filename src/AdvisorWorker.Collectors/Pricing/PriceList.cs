using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Amazon.Pricing;
using Amazon.Pricing.Model;

namespace AdvisorWorker.Collectors.Pricing;

/// <summary>AWS's public On-Demand prices. The Price List API is free of charge.</summary>
internal static class PriceList
{
    /// <summary>What <see cref="UnitPriceAsync"/> calls.</summary>
    public static ImmutableArray<string> Operations => ["pricing:GetProducts"];

    /// <summary>The On-Demand price of one unit (an hour, a GiB-month …) of the product that the attributes name; null where the list has none.</summary>
    /// <param name="context">Asked once per account for the same product.</param>
    /// <param name="serviceCode">Such as <c>AmazonEC2</c>.</param>
    /// <param name="attributes">Product attributes and the values they must have.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static ValueTask<Money?> UnitPriceAsync(
        CollectContext context, string serviceCode, ImmutableArray<KeyValuePair<string, string>> attributes, CancellationToken cancellationToken)
    {
        var key = $"pricing:GetProducts/{serviceCode}/{string.Join('/', attributes.Select(attribute => $"{attribute.Key}={attribute.Value}"))}";
        return context.OnceAsync(key, token => AskAsync(context, serviceCode, attributes, token), cancellationToken);
    }

    private static async Task<Money?> AskAsync(
        CollectContext context, string serviceCode, ImmutableArray<KeyValuePair<string, string>> attributes, CancellationToken cancellationToken)
    {
        var answer = await context.Client<AmazonPricingClient>(EndpointRegion(context.Scope.Partition)).GetProductsAsync(
            new()
            {
                ServiceCode = serviceCode,
                FormatVersion = "aws_v1",
                Filters = [.. attributes.Select(attribute => new Filter { Type = FilterType.TERM_MATCH, Field = attribute.Key, Value = attribute.Value })],
            },
            cancellationToken);
        return Answer.Required(answer.PriceList).Select(OnDemand).FirstOrDefault(price => price is { Amount: > 0 });
    }

    // The API lives in a few Regions and answers for all of its partition.
    private static string EndpointRegion(string partition) => partition switch
    {
        "aws" => "us-east-1",
        "aws-cn" => "cn-northwest-1",
        _ => throw new UnavailableException(new(GapReason.NotOffered, "pricing:GetProducts", $"No price list in partition {partition}")),
    };

    private static Money? OnDemand(string product)
    {
        using var document = JsonDocument.Parse(product);
        foreach (var term in Children(document.RootElement, "terms", "OnDemand"))
        {
            foreach (var dimension in Children(term, "priceDimensions"))
            {
                foreach (var price in dimension.GetProperty("pricePerUnit").EnumerateObject())
                {
                    return new(decimal.Parse(price.Value.GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture), price.Name);
                }
            }
        }

        return null;
    }

    private static IEnumerable<JsonElement> Children(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (!element.TryGetProperty(name, out element))
            {
                return [];
            }
        }

        return element.EnumerateObject().Select(child => child.Value);
    }
}
