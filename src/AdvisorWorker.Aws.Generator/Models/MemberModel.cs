using AdvisorWorker.Aws.Generator.Json;

namespace AdvisorWorker.Aws.Generator.Models
{
    /// <summary>A member of a structure, or the member, key or value of a list or map.</summary>
    internal sealed class MemberModel
    {
        private readonly JsonValue _json;

        public MemberModel(string name, JsonValue json)
        {
            Name = name;
            _json = json;
            Shape = json["shape"]?.Text ?? string.Empty;
        }

        public string Name { get; }

        public string Shape { get; }

        /// <summary>Name on the wire where it is not the member's own.</summary>
        public string? LocationName => _json["locationName"]?.Text;

        /// <summary>Name in an EC2 query where it is not the capitalized wire name.</summary>
        public string? QueryName => _json["queryName"]?.Text;

        /// <summary>Null for the body, else header, headers, querystring, uri or statusCode.</summary>
        public string? Location => _json["location"]?.Text;

        public string? TimestampFormat => _json["timestampFormat"]?.Text;

        public bool IsFlattened => _json["flattened"]?.IsTrue == true;

        public bool IsXmlAttribute => _json["xmlAttribute"]?.IsTrue == true;

        public bool IsIdempotencyToken => _json["idempotencyToken"]?.IsTrue == true;

        public bool IsEventStream => _json["eventstream"]?.IsTrue == true;

        public string? XmlNamespace => _json["xmlNamespace"]?["uri"]?.Text;
    }
}
