using System;
using System.Collections.Generic;
using AdvisorWorker.Aws.Generator.Naming;

namespace AdvisorWorker.Aws.Generator.Emit
{
    /// <summary>Writes enumerations as the official SDK has them: classes that also hold values which the model does not know yet.</summary>
    internal sealed class EnumerationEmitter
    {
        private readonly ServiceContext _context;

        public EnumerationEmitter(ServiceContext context)
        {
            _context = context;
        }

        public string Emit()
        {
            var source = new SourceWriter();
            source.Open("namespace " + _context.Manifest.Namespace);
            foreach (var shape in _context.Enumerations)
            {
                EmitOne(source, _context.EnumerationName(shape), _context.Model.Shape(shape).EnumerationValues);
            }

            source.Close();
            return source.ToString();
        }

        private static void EmitOne(SourceWriter source, string name, IReadOnlyList<string> values)
        {
            source.Open($"public sealed class {name} : {Known.Sdk}ConstantClass, {Known.Runtime}IConstant<{name}>");
            var taken = new HashSet<string>(StringComparer.Ordinal) { name };
            foreach (var value in values)
            {
                var field = SdkNames.Constant(value);
                while (!taken.Add(field))
                {
                    field += "_";
                }

                source.Line($"public static readonly {name} {field} = new({SourceWriter.Quote(value)});");
            }

            source.Line($"public {name}(string value) : base(value) {{ }}");
            source.Line($"public static {name} FindValue(string value) => FindValue<{name}>(value);");
            source.Line("[return: global::System.Diagnostics.CodeAnalysis.NotNullIfNotNull(\"value\")]");
            source.Line($"public static implicit operator {name}?(string? value) => value is null ? null : FindValue(value);");
            source.Close();
        }
    }
}
