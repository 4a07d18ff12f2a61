using System;
using System.Collections.Generic;
using System.Linq;
using AdvisorWorker.Aws.Generator.Json;

namespace AdvisorWorker.Aws.Generator.Models
{
    /// <summary>An operation of a service model.</summary>
    internal sealed class OperationModel
    {
        private readonly JsonValue _json;

        public OperationModel(string name, JsonValue json)
        {
            Name = name;
            _json = json;
            Errors = json["errors"]?.Items.Select(error => error["shape"]?.Text ?? string.Empty).ToArray() ?? Array.Empty<string>();
        }

        public string Name { get; }

        public string Method => _json["http"]?["method"]?.Text ?? "POST";

        public string RequestUri => _json["http"]?["requestUri"]?.Text ?? "/";

        public int ResponseCode => int.TryParse(_json["http"]?["responseCode"]?.Text, out var code) ? code : 200;

        public string? InputShape => _json["input"]?["shape"]?.Text;

        /// <summary>Root element of an XML request.</summary>
        public string? InputLocationName => _json["input"]?["locationName"]?.Text;

        public string? InputXmlNamespace => _json["input"]?["xmlNamespace"]?["uri"]?.Text;

        public string? OutputShape => _json["output"]?["shape"]?.Text;

        /// <summary>The element around the members of a query response.</summary>
        public string? ResultWrapper => _json["output"]?["resultWrapper"]?.Text;

        /// <summary>Text to put before the host, e.g. <c>{AccountId}.</c></summary>
        public string? HostPrefix => _json["endpoint"]?["hostPrefix"]?.Text;

        public IReadOnlyList<string> Errors { get; }
    }
}
