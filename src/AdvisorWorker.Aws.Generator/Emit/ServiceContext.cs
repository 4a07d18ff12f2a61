using System;
using System.Collections.Generic;
using AdvisorWorker.Aws.Generator.Json;
using AdvisorWorker.Aws.Generator.Manifests;
using AdvisorWorker.Aws.Generator.Models;
using AdvisorWorker.Aws.Generator.Naming;

namespace AdvisorWorker.Aws.Generator.Emit
{
    /// <summary>What all emitters of one service share: manifest, model, the shapes to generate, and the names of types.</summary>
    internal sealed class ServiceContext
    {
        private static readonly HashSet<string> NotGeneratedErrorMembers = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
        {
            // Properties of AmazonServiceException, which are filled for every error.
            "Message", "ErrorCode", "ErrorType", "RequestId", "StatusCode", "Source", "Data", "Retryable",
        };

        public ServiceContext(ServiceManifest manifest, ServiceModel model, JsonValue? paginators, string protocol, IReadOnlyList<GlobalEndpointLine> globalEndpoints)
        {
            Manifest = manifest;
            Model = model;
            Paginators = paginators;
            Protocol = protocol;
            GlobalEndpoints = globalEndpoints;
            DefaultItemName = protocol == "ec2" ? "item" : "member";
        }

        public ServiceManifest Manifest { get; }

        public ServiceModel Model { get; }

        public JsonValue? Paginators { get; }

        /// <summary>ec2, query, json, rest-json or rest-xml.</summary>
        public string Protocol { get; }

        public IReadOnlyList<GlobalEndpointLine> GlobalEndpoints { get; }

        public string DefaultItemName { get; }

        public SortedDictionary<string, OperationModel> Operations { get; } = new SortedDictionary<string, OperationModel>(StringComparer.Ordinal);

        /// <summary>Structures other than the inputs and outputs of operations.</summary>
        public SortedSet<string> Structures { get; } = new SortedSet<string>(StringComparer.Ordinal);

        public SortedSet<string> Enumerations { get; } = new SortedSet<string>(StringComparer.Ordinal);

        public SortedSet<string> Errors { get; } = new SortedSet<string>(StringComparer.Ordinal);

        public bool IsRest => Protocol.StartsWith("rest-", StringComparison.Ordinal);

        public bool IsXml => Protocol != "json" && Protocol != "rest-json";

        public string AmazonName => Manifest.Name.StartsWith("Amazon", StringComparison.Ordinal) ? Manifest.Name : "Amazon" + Manifest.Name;

        public string ClientName => AmazonName + "Client";

        public string InterfaceName => "I" + AmazonName;

        public string ConfigName => AmazonName + "Config";

        public string ExceptionName => AmazonName + "Exception";

        public string RequestBaseName => AmazonName + "Request";

        public string DescriptorName => Manifest.Name + "Operations";

        public string ModelNamespace => Manifest.Namespace + ".Model";

        /// <summary>Adds an operation and every shape it reaches.</summary>
        public void Add(OperationModel operation)
        {
            Operations[operation.Name] = operation;
            foreach (var shape in new[] { operation.InputShape, operation.OutputShape })
            {
                if (shape is not null)
                {
                    VisitMembers(Model.Shape(shape));
                }
            }

            foreach (var error in operation.Errors)
            {
                if (Errors.Add(error))
                {
                    foreach (var member in ErrorMembers(error))
                    {
                        Visit(member.Shape);
                    }
                }
            }
        }

        public IEnumerable<MemberModel> ErrorMembers(string error)
        {
            foreach (var member in Model.Shape(error).Members)
            {
                if (!NotGeneratedErrorMembers.Contains(member.Name))
                {
                    yield return member;
                }
            }
        }

        public string StructureName(string shape) => Manifest.NewName(shape) ?? SdkNames.Type(shape);

        public string EnumerationName(string shape) => Manifest.NewName(shape) ?? SdkNames.Type(shape);

        public string PropertyName(string shape, string member, string className)
        {
            var name = Manifest.NewName(shape, member) ?? SdkNames.Property(member);
            return name == className ? name + "Value" : name;
        }

        public string QualifiedStructure(string shape) => "global::" + ModelNamespace + "." + StructureName(shape);

        public string QualifiedEnumeration(string shape) => "global::" + Manifest.Namespace + "." + EnumerationName(shape);

        /// <summary>The one member that stands for a structure, when the official SDK replaces it so.</summary>
        public MemberModel? Unwrapped(ShapeModel shape)
            => shape.IsStructure && Manifest.UnwrappedMember(shape.Name) is { } member ? shape.Member(member) : null;

        private void VisitMembers(ShapeModel structure)
        {
            foreach (var member in structure.Members)
            {
                Visit(member.Shape);
            }
        }

        private void Visit(string name)
        {
            var shape = Model.Shape(name);
            if (Unwrapped(shape) is { } unwrapped)
            {
                Visit(unwrapped.Shape);
            }
            else if (shape.IsStructure && Structures.Add(name))
            {
                VisitMembers(shape);
            }
            else if (shape.IsList)
            {
                Visit(shape.Item.Shape);
            }
            else if (shape.IsMap)
            {
                Visit(shape.Value.Shape);
            }
            else if (shape.IsEnumeration)
            {
                Enumerations.Add(name);
            }
        }
    }
}
