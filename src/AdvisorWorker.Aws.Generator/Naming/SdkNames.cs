using System;
using System.Collections.Generic;
using System.Text;

namespace AdvisorWorker.Aws.Generator.Naming
{
    /// <summary>The naming conventions of the official AWS SDK for .NET.</summary>
    internal static class SdkNames
    {
        private static readonly HashSet<string> ConstantClassMembers = new HashSet<string>(StringComparer.Ordinal)
        {
            "Equals", "ToString", "Value", "FindValue", "GetHashCode", "GetType", "Intern",
        };

        public static string Capitalize(string name)
            => name.Length == 0 || char.IsUpper(name[0]) ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);

        /// <summary>Type name of a structure or an enumeration.</summary>
        public static string Type(string shape) => Capitalize(shape).Replace("_", string.Empty).Replace("-", string.Empty);

        public static string Property(string member) => Capitalize(member).Replace("-", string.Empty);

        /// <summary>Type name of an error: a Fault becomes an Exception, as does anything without that ending.</summary>
        public static string Exception(string shape)
        {
            const string fault = "Fault";
            const string exception = "Exception";
            if (shape.EndsWith(fault, StringComparison.Ordinal))
            {
                return Capitalize(shape.Substring(0, shape.Length - fault.Length) + exception);
            }

            return Capitalize(shape.EndsWith(exception, StringComparison.Ordinal) ? shape : shape + exception);
        }

        /// <summary>Name of the field for a value of an enumeration, e.g. <c>UsEast1</c> for <c>us-east-1</c>.</summary>
        public static string Constant(string value)
        {
            var name = new StringBuilder();
            var startsWord = true;
            foreach (var character in value)
            {
                if (!char.IsLetterOrDigit(character) && character != '_')
                {
                    startsWord = true;
                    continue;
                }

                name.Append(startsWord ? char.ToUpperInvariant(character) : character);
                startsWord = false;
            }

            if (name.Length == 0)
            {
                name.Append("Empty");
            }

            if (char.IsDigit(name[0]))
            {
                name.Insert(0, '_');
            }

            var text = name.ToString();
            return ConstantClassMembers.Contains(text) ? text + "_" : text;
        }
    }
}
