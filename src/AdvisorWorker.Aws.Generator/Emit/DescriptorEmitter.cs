using System.Collections.Generic;
using System.Linq;
using AdvisorWorker.Aws.Generator.Models;
using AdvisorWorker.Aws.Generator.Naming;

namespace AdvisorWorker.Aws.Generator.Emit
{
    /// <summary>Writes the descriptor of the service, and the bases of its requests and exceptions.</summary>
    internal sealed class DescriptorEmitter
    {
        private readonly ServiceContext _context;

        public DescriptorEmitter(ServiceContext context)
        {
            _context = context;
        }

        public string Emit()
        {
            var source = new SourceWriter();
            source.Open("namespace " + _context.Manifest.Namespace);
            source.Open($"public partial class {_context.RequestBaseName} : {Known.Sdk}AmazonWebServiceRequest");
            source.Close();
            source.Open($"public partial class {_context.ExceptionName} : {Known.Sdk}AmazonServiceException");
            ExceptionConstructors.Emit(source, _context.ExceptionName);
            source.Close();
            source.Open("public static partial class " + _context.DescriptorName);
            foreach (var error in _context.Errors)
            {
                EmitError(source, _context.Model.Shape(error));
            }

            foreach (var operation in _context.Operations.Values)
            {
                EmitOperation(source, operation);
            }

            EmitService(source);
            source.Close();
            source.Close();
            return source.ToString();
        }

        private static string ErrorField(string shape) => "_" + SdkNames.Exception(shape);

        private static string NewException(string type) => $"static (message, inner, type, code, id, status) => new {type}(message, inner, type, code, id, status)";

        private static void Set(SourceWriter source, string property, string? text)
        {
            if (text is not null)
            {
                source.Line($"{property} = {SourceWriter.Quote(text)},");
            }
        }

        private void EmitError(SourceWriter source, ShapeModel shape)
        {
            var type = "global::" + _context.ModelNamespace + "." + SdkNames.Exception(shape.Name);
            var code = SourceWriter.Quote(shape.ErrorCode ?? shape.Name);
            var name = SourceWriter.Quote(shape.Name);
            var status = shape.ErrorStatus?.ToString() ?? "null";
            source.Line($"private static readonly {Known.Runtime}ErrorDescriptor {ErrorField(shape.Name)} = new({code}, {name}, {status}, {NewException(type)});");
        }

        private void EmitOperation(SourceWriter source, OperationModel operation)
        {
            var type = $"global::{_context.ModelNamespace}.{operation.Name}";
            source.Line($"public static readonly {Known.Runtime}OperationDescriptor {operation.Name} = new(");
            source.Open($"    {SourceWriter.Quote(operation.Name)}, typeof({type}Request), typeof({type}Response), static () => new {type}Request(), static () => new {type}Response())");
            if (_context.IsRest)
            {
                Set(source, "Method", operation.Method);
                Set(source, "RequestUri", operation.RequestUri);
            }

            Set(source, "ResultWrapper", operation.ResultWrapper);
            EmitHostPrefix(source, operation);
            if (_context.Protocol == "rest-xml")
            {
                Set(source, "RequestRoot", RequestRoot(operation));
                Set(source, "ResponseRoot", _context.Manifest.ResponseRoot(operation.Name) ?? operation.OutputShape);
            }

            if (operation.ResponseCode != 200)
            {
                source.Line($"ResponseCode = {operation.ResponseCode},");
            }

            EmitBodyKind(source, "RequestBody", operation.InputShape, rootMember: null);
            EmitBodyKind(source, "ResponseBody", operation.OutputShape, _context.Manifest.RootMember(operation.Name));
            if (operation.Errors.Count > 0)
            {
                source.Line("Errors = [" + string.Join(", ", operation.Errors.Distinct().Select(ErrorField)) + "],");
            }

            source.Close("};");
        }

        /// <summary>"{AccountId}." becomes a function of the request.</summary>
        private void EmitHostPrefix(SourceWriter source, OperationModel operation)
        {
            if (operation.HostPrefix is null)
            {
                return;
            }

            var request = $"((global::{_context.ModelNamespace}.{operation.Name}Request)request)";
            var parts = operation.HostPrefix
                .Split('{', '}')
                .Select((part, index) => index % 2 == 0 ? SourceWriter.Quote(part) : HostLabel(request, operation, part));
            source.Line("HostPrefix = static request => " + string.Join(" + ", parts) + ",");
        }

        private string HostLabel(string request, OperationModel operation, string member)
        {
            var property = _context.PropertyName(operation.InputShape!, member, operation.Name + "Request");
            return $"{Known.Runtime}HostLabel.Require({request}.{property}, {SourceWriter.Quote(property)})";
        }

        private string? RequestRoot(OperationModel operation) => operation.InputLocationName ?? operation.InputShape;

        private void EmitBodyKind(SourceWriter source, string property, string? shapeName, string? rootMember)
        {
            var kind = shapeName is null ? "None" : BodyKind(_context.Model.Shape(shapeName), rootMember);
            source.Line($"{property} = {Known.Runtime}BodyKind.{kind},");
        }

        private string BodyKind(ShapeModel shape, string? rootMember)
        {
            if (rootMember is not null)
            {
                return "Document";
            }

            if (shape.PayloadMember is { } payload)
            {
                var payloadShape = _context.Model.Shape(shape.Member(payload)!.Shape);
                return payloadShape.IsText ? "Text" : payloadShape.Type == "blob" ? "Bytes" : "Document";
            }

            var inBody = _context.IsRest ? shape.Members.Any(member => member.Location is null) : shape.Members.Count > 0;
            return inBody ? "Members" : "None";
        }

        private void EmitService(SourceWriter source)
        {
            var model = _context.Model;
            source.Line($"public static readonly {Known.Runtime}ServiceDescriptor Service = new(");
            source.Line("    [" + string.Join(", ", _context.Operations.Keys) + "],");
            source.Open($"    {NewException("global::" + _context.Manifest.Namespace + "." + _context.ExceptionName)})");
            Set(source, "Name", _context.Manifest.Service);
            Set(source, "Namespace", _context.Manifest.Namespace);
            Set(source, "ServiceId", _context.Manifest.ServiceId ?? model.ServiceId);
            Set(source, "EndpointPrefix", model.EndpointPrefix);
            Set(source, "SigningName", model.SigningName);
            Set(source, "ApiVersion", model.ApiVersion);
            source.Line($"Protocol = {Known.Runtime}WireProtocol.{ProtocolName()},");
            if (_context.Protocol == "json")
            {
                Set(source, "TargetPrefix", model.TargetPrefix);
                Set(source, "JsonVersion", model.JsonVersion);
                if (model.IsQueryCompatible)
                {
                    source.Line("IsQueryCompatible = true,");
                }
            }

            if (_context.IsXml)
            {
                Set(source, "XmlNamespace", XmlNamespace());
            }

            if (_context.Manifest.StripsIdPrefix)
            {
                source.Line("StripsIdPrefix = true,");
            }

            if (_context.Manifest.HasBareErrors)
            {
                source.Line("HasBareErrors = true,");
            }

            if (_context.GlobalEndpoints.Count > 0)
            {
                source.Open($"GlobalEndpoints = new {Known.Dictionary}<string, {Known.Runtime}GlobalEndpoint>");
                foreach (var endpoint in _context.GlobalEndpoints)
                {
                    source.Line($"[{SourceWriter.Quote(endpoint.Partition)}] = new({SourceWriter.Quote(endpoint.Host)}, {SourceWriter.Quote(endpoint.SigningRegion)}),");
                }

                source.Close("},");
            }

            source.Close("};");
        }

        private string XmlNamespace()
        {
            var model = _context.Model;
            return _context.Manifest.XmlNamespace
                ?? model.XmlNamespace
                ?? _context.Operations.Values.Select(operation => operation.InputXmlNamespace).FirstOrDefault(uri => uri is not null)
                ?? $"https://{model.EndpointPrefix}.amazonaws.com/doc/{model.ApiVersion}/";
        }

        private string ProtocolName()
        {
            switch (_context.Protocol)
            {
                case "ec2":
                    return "Ec2";
                case "query":
                    return "Query";
                case "json":
                    return "Json";
                case "rest-json":
                    return "RestJson";
                default:
                    return "RestXml";
            }
        }
    }
}
