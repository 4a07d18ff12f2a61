using System;
using System.Collections.Generic;
using System.Linq;
using AdvisorWorker.Aws.Generator.Json;
using AdvisorWorker.Aws.Generator.Manifests;
using AdvisorWorker.Aws.Generator.Models;

namespace AdvisorWorker.Aws.Generator.Emit
{
    /// <summary>Turns one section of a manifest, with its model, into source files.</summary>
    internal static class ServiceEmitter
    {
        private static readonly string[] Protocols = { "ec2", "query", "json", "rest-json", "rest-xml" };

        public static ServiceSource Emit(ServiceInputs inputs)
        {
            var problems = new List<ManifestProblem>();
            var manifest = SectionParser.Parse(inputs.Section, problems);
            IReadOnlyList<GeneratedFile> files = Array.Empty<GeneratedFile>();
            if (manifest is not null)
            {
                files = TryEmit(manifest, inputs, problems);
            }

            return new ServiceSource(inputs.Section.Service, new EquatableArray<GeneratedFile>(files), new EquatableArray<ManifestProblem>(problems));
        }

        private static IReadOnlyList<GeneratedFile> TryEmit(ServiceManifest manifest, ServiceInputs inputs, List<ManifestProblem> problems)
        {
            if (inputs.Model is null)
            {
                problems.Add(new ManifestProblem(0, $"service '{manifest.Service}' has no model {manifest.Service}/service-2.json; import it"));
                return Array.Empty<GeneratedFile>();
            }

            try
            {
                var model = new ServiceModel(JsonReader.Read(inputs.Model));
                var paginators = inputs.Paginators is null ? null : JsonReader.Read(inputs.Paginators);
                return Emit(manifest, model, paginators, inputs.GlobalEndpoints, problems);
            }
            catch (FormatException broken)
            {
                problems.Add(new ManifestProblem(0, $"the model of service '{manifest.Service}' cannot be used: {broken.Message}"));
                return Array.Empty<GeneratedFile>();
            }
        }

        private static IReadOnlyList<GeneratedFile> Emit(
            ServiceManifest manifest,
            ServiceModel model,
            JsonValue? paginators,
            IReadOnlyList<GlobalEndpointLine> globalEndpoints,
            List<ManifestProblem> problems)
        {
            var protocol = manifest.Protocol ?? model.Protocol;
            if (!Protocols.Contains(protocol))
            {
                var offered = string.Join(", ", model.Protocols);
                problems.Add(new ManifestProblem(0, $"protocol '{protocol}' of service '{manifest.Service}' is not supported; the model offers: {offered}"));
                return Array.Empty<GeneratedFile>();
            }

            var context = new ServiceContext(manifest, model, paginators, protocol, globalEndpoints);
            var types = new TypeMapper(context);
            AddOperations(context, types, problems);
            ManifestChecks.Run(context, problems);
            if (context.Operations.Count == 0)
            {
                if (problems.Count == 0)
                {
                    problems.Add(new ManifestProblem(0, $"service '{manifest.Service}' lists no operation"));
                }

                return Array.Empty<GeneratedFile>();
            }

            var files = new List<GeneratedFile>
            {
                new GeneratedFile(manifest.Name + ".Model.g.cs", new ModelEmitter(context, new ShapeBodyEmitter(context, types)).Emit()),
                new GeneratedFile(manifest.Name + ".Enumerations.g.cs", new EnumerationEmitter(context).Emit()),
                new GeneratedFile(manifest.Name + ".Descriptor.g.cs", new DescriptorEmitter(context).Emit()),
            };
            if (manifest.HasClient)
            {
                files.Add(new GeneratedFile(manifest.Name + ".Client.g.cs", new ClientEmitter(context).Emit()));
                files.Add(new GeneratedFile(manifest.Name + ".Paginators.g.cs", new PaginatorEmitter(context, types).Emit()));
            }

            return files;
        }

        private static void AddOperations(ServiceContext context, TypeMapper types, List<ManifestProblem> problems)
        {
            foreach (var entry in context.Manifest.Operations)
            {
                var operation = context.Model.Operation(entry.Subject);
                if (operation is null)
                {
                    problems.Add(new ManifestProblem(entry.Line, $"service '{context.Manifest.Service}' has no operation '{entry.Subject}' in its model; import it again"));
                    continue;
                }

                if (FindUnsupported(context, types, operation) is { } reason)
                {
                    problems.Add(new ManifestProblem(entry.Line, $"operation '{entry.Subject}' cannot be generated: {reason}"));
                    continue;
                }

                context.Add(operation);
            }
        }

        /// <summary>Looks through everything that the operation reaches for a feature that cannot be generated.</summary>
        private static string? FindUnsupported(ServiceContext context, TypeMapper types, OperationModel operation)
        {
            try
            {
                var seen = new HashSet<string>(StringComparer.Ordinal);
                var next = new Stack<string>(new[] { operation.InputShape, operation.OutputShape }.Concat(operation.Errors).OfType<string>());
                while (next.Count > 0)
                {
                    var shape = context.Model.Shape(next.Pop());
                    foreach (var member in shape.Members)
                    {
                        types.Codec(member.Shape, member);
                        if (seen.Add(member.Shape))
                        {
                            next.Push(member.Shape);
                        }
                    }

                    var part = shape.IsList ? shape.Item.Shape : shape.IsMap ? shape.Value.Shape : null;
                    if (part is not null && seen.Add(part))
                    {
                        next.Push(part);
                    }
                }

                return null;
            }
            catch (UnsupportedShapeException unsupported)
            {
                return unsupported.Message;
            }
        }
    }
}
