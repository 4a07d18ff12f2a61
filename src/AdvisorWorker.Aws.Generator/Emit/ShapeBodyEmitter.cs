using System;
using System.Collections.Generic;
using System.Linq;
using AdvisorWorker.Aws.Generator.Models;
using AdvisorWorker.Aws.Generator.Naming;

namespace AdvisorWorker.Aws.Generator.Emit
{
    /// <summary>Writes the inside of a shape's class: its properties, its codecs, and the one method that reads and writes them.</summary>
    internal sealed class ShapeBodyEmitter
    {
        private static readonly HashSet<string> Inherited = new HashSet<string>(StringComparer.Ordinal)
        {
            "Equals", "ContentLength", "HttpStatusCode", "ResponseMetadata",
        };

        private readonly ServiceContext _context;
        private readonly TypeMapper _types;

        public ShapeBodyEmitter(ServiceContext context, TypeMapper types)
        {
            _context = context;
            _types = types;
        }

        /// <param name="source">Where to write.</param>
        /// <param name="shape">The structure.</param>
        /// <param name="members">Its members, or fewer.</param>
        /// <param name="className">The class that is being written.</param>
        /// <param name="payload">The member that is the whole body, if any.</param>
        public void Emit(SourceWriter source, ShapeModel shape, IEnumerable<MemberModel> members, string className, string? payload)
        {
            // An XML attribute has to be written before the element's content.
            var ordered = members.OrderBy(member => member.IsXmlAttribute ? 0 : 1).ToArray();
            var statements = new List<string>();
            foreach (var member in ordered)
            {
                var property = _context.PropertyName(shape.Name, member.Name, className);
                if (property != member.Name)
                {
                    // What JSON of the shape calls it, outside of AWS's wire formats too: the model's name, as command-line tools print it.
                    source.Line("[global::System.Text.Json.Serialization.JsonPropertyName(" + SourceWriter.Quote(member.Name) + ")]");
                }

                var modifier = Inherited.Contains(property) ? "public new " : "public ";
                source.Line(modifier + _types.Type(member.Shape) + "? " + property + " { get; set; }");
                statements.Add(Statement(source, member, property, payload));
            }

            EmitExchange(source, statements);
        }

        /// <summary>Writes the method that passes one member, chosen by its number.</summary>
        public static void EmitExchange(SourceWriter source, IReadOnlyList<string> statements)
        {
            source.Line($"int {Known.Shape}.MemberCount => {statements.Count};");
            source.Open($"void {Known.Shape}.Exchange({Known.Exchange} exchange, int member)");
            if (statements.Count > 0)
            {
                source.Open("switch (member)");
                for (var i = 0; i < statements.Count; i++)
                {
                    source.Line($"case {i}: {statements[i]} break;");
                }

                source.Close();
            }

            source.Close();
        }

        private static string Place(MemberModel member, string? payload)
        {
            if (member.Name == payload)
            {
                return ".Payload";
            }

            switch (member.Location)
            {
                case "querystring":
                    return ".QueryString";
                case "header":
                    return ".Header";
                case "headers":
                    return ".HeaderMap";
                case "uri":
                    return ".Path";
                default:
                    return member.IsXmlAttribute ? ".Attribute" : string.Empty;
            }
        }

        private string Statement(SourceWriter source, MemberModel member, string property, string? payload)
        {
            if (member.Location == "statusCode")
            {
                return $"{property} = exchange.StatusCode({property});";
            }

            var shape = _context.Model.Shape(member.Shape);
            var wire = SourceWriter.Quote(WireName(member, shape));
            var queryName = QueryName(member, shape);
            var place = "exchange" + Place(member, payload);
            if (_context.Unwrapped(shape) is { } unwrapped)
            {
                var inner = SourceWriter.Quote(unwrapped.LocationName ?? unwrapped.Name);
                return $"{property} = {place}.UnwrappedMember({wire}, {inner}, {property}, {_types.Codec(unwrapped.Shape, unwrapped)}{queryName});";
            }

            if (member.IsIdempotencyToken && shape.IsText)
            {
                return $"{property} = {place}.IdempotencyToken({wire}, {property}{queryName});";
            }

            var codec = _types.Codec(member.Shape, member);
            if (shape.IsList || shape.IsMap)
            {
                // Composed codecs are made once per member and not once per call.
                var field = "_codecOf" + property;
                source.Line($"private static readonly {Known.Runtime}Codec<{_types.Type(member.Shape)}> {field} = {codec};");
                codec = field;
            }

            return $"{property} = {place}.Member({wire}, {property}, {codec}{queryName});";
        }

        private string WireName(MemberModel member, ShapeModel shape)
        {
            // In the query protocol, a flattened list takes the name of its items.
            if (_context.Protocol == "query" && shape.IsList && shape.IsFlattened && shape.Item.LocationName is { } itemName)
            {
                return itemName;
            }

            return member.LocationName ?? member.Name;
        }

        private string QueryName(MemberModel member, ShapeModel shape)
        {
            if (_context.Protocol != "ec2" || member.QueryName is null || member.QueryName == SdkNames.Capitalize(WireName(member, shape)))
            {
                return string.Empty;
            }

            return ", queryName: " + SourceWriter.Quote(member.QueryName);
        }
    }
}
