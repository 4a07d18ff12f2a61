using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Amazon.Runtime;

namespace AdvisorWorker.Sandbox.Recordings;

/// <summary>Requests and responses as the JSON that <c>aws --output json</c> prints: the model's names, ISO 8601 times, base64 bytes, nothing of the SDK's own.</summary>
/// <remarks>A structure that the SDK hands out as its one member stands as that member.</remarks>
internal static class ShapeJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNameCaseInsensitive = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutTheSdks } },
        Converters = { new ConstantFactory(), new UtcTime(), new Bytes() },
    };

    public static JsonObject Write(object shape) => JsonSerializer.SerializeToNode(shape, shape.GetType(), Options)!.AsObject();

    /// <exception cref="JsonException">It is no such shape.</exception>
    public static T Read<T>(JsonElement json, Type type) =>
        (T)(json.Deserialize(type, Options) ?? throw new JsonException($"null is no {type.Name}"));

    private static void LeaveOutTheSdks(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            if (type.Properties[i].AttributeProvider is MemberInfo { DeclaringType: { } owner } && owner.Assembly == typeof(AmazonWebServiceRequest).Assembly)
            {
                type.Properties.RemoveAt(i);
            }
        }
    }

    private sealed class ConstantFactory : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsAssignableTo(typeof(ConstantClass));

        public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter?)Activator.CreateInstance(typeof(Constant<>).MakeGenericType(typeToConvert));
    }

    private sealed class Constant<T> : JsonConverter<T>
        where T : ConstantClass
    {
        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String ? (T?)Activator.CreateInstance(typeToConvert, reader.GetString()) : throw new JsonException("expected a text");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }

    private sealed class UtcTime : JsonConverter<DateTime>
    {
        public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset().UtcDateTime;

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToUniversalTime());
    }

    private sealed class Bytes : JsonConverter<MemoryStream>
    {
        public override MemoryStream Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetBytesFromBase64());

        public override void Write(Utf8JsonWriter writer, MemoryStream value, JsonSerializerOptions options) => writer.WriteBase64StringValue(value.ToArray());
    }
}
