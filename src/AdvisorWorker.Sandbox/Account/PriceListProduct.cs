namespace AdvisorWorker.Sandbox;

/// <summary>A product of the public price list with its On-Demand price.</summary>
/// <param name="ServiceCode">E.g. <c>AmazonEC2</c>.</param>
/// <param name="Sku">Its id.</param>
/// <param name="Family">E.g. <c>Compute Instance</c>.</param>
/// <param name="Attributes">What it can be found by.</param>
/// <param name="Unit">What the price is for: <c>Hrs</c>, <c>GB-Mo</c>.</param>
/// <param name="Usd">The price.</param>
public sealed record PriceListProduct(
    string ServiceCode, string Sku, string Family, IReadOnlyDictionary<string, string> Attributes, string Unit, decimal Usd);
