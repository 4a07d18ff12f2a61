using System.Collections.Generic;
using System.Linq;
using AdvisorWorker.Aws.Generator.Manifests;
using AdvisorWorker.Aws.Generator.Models;

namespace AdvisorWorker.Aws.Generator.Emit
{
    /// <summary>A line that names something which the model does not have would otherwise do nothing, silently.</summary>
    internal static class ManifestChecks
    {
        public static void Run(ServiceContext context, List<ManifestProblem> problems)
        {
            var model = context.Model;
            foreach (var entry in context.Manifest.ShapeNames.Where(entry => !model.HasShape(entry.Subject)))
            {
                problems.Add(Missing(entry, $"shape '{entry.Subject}'"));
            }

            foreach (var entry in context.Manifest.Unwraps.Where(entry => !HasMember(model, entry.Subject, entry.Value)))
            {
                problems.Add(Missing(entry, $"member '{entry.Value}' of a shape '{entry.Subject}'"));
            }

            foreach (var entry in context.Manifest.MemberNames.Where(entry => !HasMember(model, entry.Subject)))
            {
                problems.Add(Missing(entry, $"member '{entry.Subject}'"));
            }

            foreach (var entry in context.Manifest.RootMembers.Concat(context.Manifest.ResponseRoots).Where(entry => !context.Operations.ContainsKey(entry.Subject)))
            {
                problems.Add(new ManifestProblem(entry.Line, $"'{entry.Subject}' is no operation of this section"));
            }
        }

        private static ManifestProblem Missing(ManifestEntry entry, string what) => new ManifestProblem(entry.Line, $"the model has no {what}");

        private static bool HasMember(ServiceModel model, string qualifiedMember)
        {
            var parts = qualifiedMember.Split('.');
            return parts.Length == 2 && HasMember(model, parts[0], parts[1]);
        }

        private static bool HasMember(ServiceModel model, string shape, string member) => model.HasShape(shape) && model.Shape(shape).Member(member) is not null;
    }
}
