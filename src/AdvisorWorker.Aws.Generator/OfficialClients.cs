using System;
using System.Linq;

namespace AdvisorWorker.Aws.Generator
{
    /// <summary>
    /// The MSBuild property UseOfficialAwsClients: <c>true</c>, or names of services separated by commas. The official package serves those, so their
    /// clients are not generated.
    /// </summary>
    internal sealed class OfficialClients : IEquatable<OfficialClients>
    {
        private static readonly char[] Separators = { ',', ' ' };
        private readonly string _value;

        public OfficialClients(string? value)
        {
            _value = value?.Trim() ?? string.Empty;
        }

        public bool Serves(string service)
        {
            if (string.Equals(_value, "true", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }

            return _value.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Contains(service, StringComparer.Ordinal);
        }

        public bool Equals(OfficialClients? other) => other is not null && other._value == _value;

        public override bool Equals(object? obj) => Equals(obj as OfficialClients);

        public override int GetHashCode() => _value.GetHashCode();
    }
}
