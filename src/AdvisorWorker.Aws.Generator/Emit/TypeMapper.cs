using System;
using System.Collections.Generic;
using System.Linq;
using AdvisorWorker.Aws.Generator.Models;

namespace AdvisorWorker.Aws.Generator.Emit
{
    /// <summary>C# types and codecs of shapes.</summary>
    internal sealed class TypeMapper
    {
        private readonly ServiceContext _context;

        public TypeMapper(ServiceContext context)
        {
            _context = context;
        }

        /// <summary>The type of a property, without the question mark.</summary>
        public string Type(string shapeName) => Type(shapeName, isElement: false);

        /// <summary>The codec that reads and writes a value of the shape.</summary>
        /// <param name="shapeName">The shape.</param>
        /// <param name="member">The member that has the shape; it may say how times are written and whether a list is flattened.</param>
        public string Codec(string shapeName, MemberModel? member = null)
        {
            var shape = _context.Model.Shape(shapeName);
            RefuseUnsupported(shape, member);
            switch (shape.Type)
            {
                case "structure":
                    return StructureCodec(shape);
                case "list":
                    return ListCodec(shape, member);
                case "map":
                    return MapCodec(shape, member);
                case "timestamp":
                    return TimestampCodec(shape, member);
                case "string" when shape.IsEnumeration && member is not null:
                    return Known.Codecs + "Constant<" + _context.QualifiedEnumeration(shapeName) + ">()";
                default:
                    return Known.Codecs + ScalarCodec(shape);
            }
        }

        private static void RefuseUnsupported(ShapeModel shape, MemberModel? member)
        {
            if (shape.IsDocument || shape.IsEventStream || member?.IsEventStream == true)
            {
                throw new UnsupportedShapeException($"shape '{shape.Name}' is a document or an event stream, which generated clients cannot carry");
            }

            if (shape.IsMap && member?.Location == "querystring")
            {
                throw new UnsupportedShapeException($"member '{member.Name}' puts a map into the query string, which generated clients cannot do");
            }
        }

        private static string ScalarCodec(ShapeModel shape)
        {
            switch (shape.Type)
            {
                case "string":
                case "character":
                    return "Text";
                case "boolean":
                    return "Boolean";
                case "integer":
                    return "Integer";
                case "long":
                    return "Long";
                case "double":
                    return "Double";
                case "float":
                    return "Float";
                case "blob":
                    return "Blob";
                default:
                    throw new UnsupportedShapeException($"shape '{shape.Name}' has the unknown type '{shape.Type}'");
            }
        }

        private static string TimestampCodec(ShapeModel shape, MemberModel? member)
        {
            switch (member?.TimestampFormat ?? shape.TimestampFormat)
            {
                case "iso8601":
                    return Known.Codecs + "Iso8601";
                case "unixTimestamp":
                    return Known.Codecs + "UnixTimestamp";
                case "rfc822":
                    return Known.Codecs + "Rfc822";
                default:
                    return Known.Codecs + "Timestamp";
            }
        }

        private static string Arguments(IEnumerable<string?> arguments) => string.Join(", ", arguments.Where(argument => argument is not null));

        private string Type(string shapeName, bool isElement)
        {
            var shape = _context.Model.Shape(shapeName);
            if (_context.Unwrapped(shape) is { } unwrapped)
            {
                return Type(unwrapped.Shape, isElement);
            }

            switch (shape.Type)
            {
                case "structure":
                    return _context.QualifiedStructure(shapeName);
                case "list":
                    return Known.List + "<" + Type(shape.Item.Shape, isElement: true) + ">";
                case "map":
                    return Known.Dictionary + "<string, " + Type(shape.Value.Shape, isElement: true) + ">";
                case "timestamp":
                    return "global::System.DateTime";
                case "blob":
                    return "global::System.IO.MemoryStream";
                case "boolean":
                    return "bool";
                case "integer":
                    return "int";
                case "long":
                case "double":
                case "float":
                    return shape.Type;
                default:
                    // The official SDK has enumerations as elements of lists and maps as plain strings.
                    return shape.IsEnumeration && !isElement ? _context.QualifiedEnumeration(shapeName) : "string";
            }
        }

        private string StructureCodec(ShapeModel shape)
        {
            if (_context.Unwrapped(shape) is { } unwrapped)
            {
                var inner = SourceWriter.Quote(unwrapped.LocationName ?? unwrapped.Name);
                return Known.Codecs + "Unwrapped(" + inner + ", " + Codec(unwrapped.Shape) + ")";
            }

            return Known.Codecs + "Structure<" + _context.QualifiedStructure(shape.Name) + ">()";
        }

        private string ListCodec(ShapeModel shape, MemberModel? member)
        {
            var itemName = shape.Item.LocationName;
            return Known.Codecs + "List(" + Arguments(new[]
            {
                Codec(shape.Item.Shape),
                itemName is null || itemName == _context.DefaultItemName ? null : "itemName: " + SourceWriter.Quote(itemName),
                shape.IsFlattened || member?.IsFlattened == true ? "flattened: true" : null,
            }) + ")";
        }

        private string MapCodec(ShapeModel shape, MemberModel? member)
        {
            var keyName = shape.Key.LocationName ?? "key";
            var valueName = shape.Value.LocationName ?? "value";
            return Known.Codecs + "Map(" + Arguments(new[]
            {
                Codec(shape.Value.Shape),
                keyName == "key" ? null : "keyName: " + SourceWriter.Quote(keyName),
                valueName == "value" ? null : "valueName: " + SourceWriter.Quote(valueName),
                shape.IsFlattened || member?.IsFlattened == true ? "flattened: true" : null,
            }) + ")";
        }
    }
}
