using System;
using System.Collections.Generic;
using System.Linq;
using AdvisorWorker.Aws.Generator.Json;

namespace AdvisorWorker.Aws.Generator.Models
{
    /// <summary>A named type of a service model.</summary>
    internal sealed class ShapeModel
    {
        private readonly JsonValue _json;

        public ShapeModel(string name, JsonValue json)
        {
            Name = name;
            _json = json;
            Type = json["type"]?.Text ?? string.Empty;
            Members = json["members"]?.Members.Select(member => new MemberModel(member.Key, member.Value)).ToArray() ?? Array.Empty<MemberModel>();
        }

        public string Name { get; }

        /// <summary>structure, list, map, string, integer, long, double, float, boolean, timestamp, blob …</summary>
        public string Type { get; }

        public IReadOnlyList<MemberModel> Members { get; }

        public bool IsStructure => Type == "structure";

        public bool IsList => Type == "list";

        public bool IsMap => Type == "map";

        public bool IsText => Type == "string" || Type == "character";

        public bool IsEnumeration => IsText && EnumerationValues.Count > 0;

        public bool IsFlattened => _json["flattened"]?.IsTrue == true;

        public bool IsDocument => _json["document"]?.IsTrue == true;

        public bool IsEventStream => _json["eventstream"]?.IsTrue == true;

        public string? TimestampFormat => _json["timestampFormat"]?.Text;

        /// <summary>The member that is the whole body of a message.</summary>
        public string? PayloadMember => _json["payload"]?.Text;

        /// <summary>The code that an error has on the wire.</summary>
        public string? ErrorCode => _json["error"]?["code"]?.Text;

        public int? ErrorStatus => int.TryParse(_json["error"]?["httpStatusCode"]?.Text, out var status) ? status : null;

        public MemberModel Item => Part("member");

        public MemberModel Key => Part("key");

        public MemberModel Value => Part("value");

        public IReadOnlyList<string> EnumerationValues => _json["enum"]?.Items.Select(item => item.Text ?? string.Empty).ToArray() ?? Array.Empty<string>();

        public MemberModel? Member(string name) => Members.FirstOrDefault(member => member.Name == name);

        private MemberModel Part(string name)
            => new MemberModel(name, _json[name] ?? throw new FormatException($"shape {Name} has no {name}"));
    }
}
