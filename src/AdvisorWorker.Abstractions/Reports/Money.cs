using System.Globalization;

namespace AdvisorWorker;

/// <summary>An amount with its currency.</summary>
/// <param name="Amount">The amount, in whole units of the currency.</param>
/// <param name="Currency">ISO 4217 code.</param>
public readonly record struct Money(decimal Amount, string Currency = "USD")
{
    /// <summary><c>$1,234.50</c>, or <c>1234.50 EUR</c> for other currencies.</summary>
    public override string ToString() => Currency == "USD"
        ? Amount.ToString("$#,0.00;-$#,0.00", CultureInfo.InvariantCulture)
        : $"{Amount.ToString("0.00", CultureInfo.InvariantCulture)} {Currency}";
}
