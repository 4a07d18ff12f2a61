using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Pricing.Model;

namespace AdvisorWorker.Sandbox.Answers;

/// <summary>The public price list, which answers alike in every Region.</summary>
internal sealed class PricingAnswers : IAnswers
{
    // What AWS calls its On-Demand terms and their hourly rate.
    private const string OnDemand = "JRTCKXETXF";
    private const string Rate = "6YS6EN2CT7";
    private static readonly PageRules Pages = new(100, 100, "InvalidNextTokenException", "InvalidParameterException");

    public void AddTo(AnswerBook book) => book.On<GetProductsRequest>(Products);

    private static GetProductsResponse Products(GetProductsRequest request, CallContext call)
    {
        List<PriceListProduct> found =
        [
            .. call.Account.Prices.Where(
                product => product.ServiceCode == request.ServiceCode && (request.Filters ?? []).TrueForAll(filter => Matches(filter, product))),
        ];
        var page = call.Page(found, request.MaxResults, request.NextToken, Pages);
        return new() { FormatVersion = "aws_v1", PriceList = [.. page.Items.Select(product => Document(product, call.Now))], NextToken = page.Next };
    }

    private static bool Matches(Filter filter, PriceListProduct product)
    {
        var value = filter.Field switch
        {
            "productFamily" => product.Family,
            "sku" => product.Sku,
            "serviceCode" or "ServiceCode" => product.ServiceCode,
            _ => product.Attributes.GetValueOrDefault(filter.Field ?? string.Empty),
        };
        return filter.Type?.Value switch
        {
            "TERM_MATCH" or "EQUALS" => string.Equals(value, filter.Value, StringComparison.OrdinalIgnoreCase),
            "CONTAINS" => value?.Contains(filter.Value ?? string.Empty, StringComparison.OrdinalIgnoreCase) == true,
            "ANY_OF" => (filter.Value ?? string.Empty).Split(',').Contains(value, StringComparer.OrdinalIgnoreCase),
            "NONE_OF" => !(filter.Value ?? string.Empty).Split(',').Contains(value, StringComparer.OrdinalIgnoreCase),
            var type => throw Refusal.Of("InvalidParameterException", $"Filter type {type} is not valid"),
        };
    }

    private static string Document(PriceListProduct product, DateTimeOffset now)
    {
        var term = $"{product.Sku}.{OnDemand}";
        var attributes = new JsonObject(product.Attributes.Select(attribute => KeyValuePair.Create(attribute.Key, (JsonNode?)attribute.Value)))
        {
            ["servicecode"] = product.ServiceCode,
        };
        var document = new JsonObject
        {
            ["product"] = new JsonObject { ["productFamily"] = product.Family, ["attributes"] = attributes, ["sku"] = product.Sku },
            ["serviceCode"] = product.ServiceCode,
            ["terms"] = new JsonObject
            {
                ["OnDemand"] = new JsonObject
                {
                    [term] = new JsonObject
                    {
                        ["priceDimensions"] = new JsonObject
                        {
                            [$"{term}.{Rate}"] = new JsonObject
                            {
                                ["unit"] = product.Unit,
                                ["endRange"] = "Inf",
                                ["description"] = string.Create(CultureInfo.InvariantCulture, $"${product.Usd} per {product.Unit}"),
                                ["appliesTo"] = new JsonArray(),
                                ["rateCode"] = $"{term}.{Rate}",
                                ["beginRange"] = "0",
                                ["pricePerUnit"] = new JsonObject { ["USD"] = product.Usd.ToString("F10", CultureInfo.InvariantCulture) },
                            },
                        },
                        ["sku"] = product.Sku,
                        ["effectiveDate"] = now.ToString("yyyy-MM-01'T'00:00:00'Z'", CultureInfo.InvariantCulture),
                        ["offerTermCode"] = OnDemand,
                        ["termAttributes"] = new JsonObject(),
                    },
                },
            },
            ["version"] = now.ToString("yyyyMM01000000", CultureInfo.InvariantCulture),
            ["publicationDate"] = now.ToString("yyyy-MM-01'T'00:00:00'Z'", CultureInfo.InvariantCulture),
        };
        return document.ToJsonString(JsonSerializerOptions.Default);
    }
}
