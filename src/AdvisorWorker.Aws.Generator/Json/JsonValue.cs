using System.Collections.Generic;

namespace AdvisorWorker.Aws.Generator.Json
{
    /// <summary>One JSON value. Members keep the order of the file, so that generated code and trimmed models do too.</summary>
    internal sealed class JsonValue
    {
        private static readonly IReadOnlyList<JsonValue> NoItems = new JsonValue[0];
        private static readonly IReadOnlyList<KeyValuePair<string, JsonValue>> NoMembers = new KeyValuePair<string, JsonValue>[0];
        private readonly Dictionary<string, JsonValue>? _byName;

        private JsonValue(
            JsonKind kind,
            string? text = null,
            IReadOnlyList<JsonValue>? items = null,
            IReadOnlyList<KeyValuePair<string, JsonValue>>? members = null)
        {
            Kind = kind;
            Text = text;
            Items = items ?? NoItems;
            Members = members ?? NoMembers;
            if (members is null)
            {
                return;
            }

            _byName = new Dictionary<string, JsonValue>(members.Count);
            foreach (var member in members)
            {
                _byName[member.Key] = member.Value;
            }
        }

        public JsonKind Kind { get; }

        /// <summary>The text of a string, or the digits of a number as they were written.</summary>
        public string? Text { get; }

        public IReadOnlyList<JsonValue> Items { get; }

        public IReadOnlyList<KeyValuePair<string, JsonValue>> Members { get; }

        public bool IsTrue => Kind == JsonKind.True;

        /// <summary>The member of that name, or null when there is none or this is no object.</summary>
        public JsonValue? this[string name]
        {
            get
            {
                JsonValue? value = null;
                _byName?.TryGetValue(name, out value);
                return value;
            }
        }

        public static JsonValue Literal(JsonKind kind) => new JsonValue(kind);

        public static JsonValue Scalar(JsonKind kind, string text) => new JsonValue(kind, text);

        public static JsonValue Array(IReadOnlyList<JsonValue> items) => new JsonValue(JsonKind.Array, items: items);

        public static JsonValue Object(IReadOnlyList<KeyValuePair<string, JsonValue>> members) => new JsonValue(JsonKind.Object, members: members);
    }
}
