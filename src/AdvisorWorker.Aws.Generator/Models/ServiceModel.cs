using System;
using System.Collections.Generic;
using System.Linq;
using AdvisorWorker.Aws.Generator.Json;

namespace AdvisorWorker.Aws.Generator.Models
{
    /// <summary>A service model, read lazily: only what the manifest asks for is looked at.</summary>
    internal sealed class ServiceModel
    {
        private readonly JsonValue _json;
        private readonly JsonValue _metadata;
        private readonly Dictionary<string, ShapeModel> _shapes = new Dictionary<string, ShapeModel>(StringComparer.Ordinal);

        public ServiceModel(JsonValue json)
        {
            _json = json;
            _metadata = json["metadata"] ?? throw new FormatException("the model has no metadata");
            Protocols = _metadata["protocols"]?.Items.Select(item => item.Text ?? string.Empty).ToArray() ?? Array.Empty<string>();
        }

        public string ApiVersion => Required("apiVersion");

        public string EndpointPrefix => Required("endpointPrefix");

        public string ServiceId => Required("serviceId");

        public string Protocol => Required("protocol");

        public IReadOnlyList<string> Protocols { get; }

        public string SigningName => _metadata["signingName"]?.Text ?? EndpointPrefix;

        public string? TargetPrefix => _metadata["targetPrefix"]?.Text;

        public string JsonVersion => _metadata["jsonVersion"]?.Text ?? "1.0";

        public string? XmlNamespace => _metadata["xmlNamespace"]?.Text;

        /// <summary>The service spoke the query protocol before JSON, and still names its errors as it did then.</summary>
        public bool IsQueryCompatible => _metadata["awsQueryCompatible"] is not null;

        public OperationModel? Operation(string name) => _json["operations"]?[name] is { } operation ? new OperationModel(name, operation) : null;

        public bool HasShape(string name) => _json["shapes"]?[name] is not null;

        public ShapeModel Shape(string name)
        {
            if (!_shapes.TryGetValue(name, out var shape))
            {
                var json = _json["shapes"]?[name] ?? throw new FormatException($"the model has no shape '{name}'");
                shape = new ShapeModel(name, json);
                _shapes[name] = shape;
            }

            return shape;
        }

        private string Required(string name) => _metadata[name]?.Text ?? throw new FormatException($"the model's metadata has no '{name}'");
    }
}
