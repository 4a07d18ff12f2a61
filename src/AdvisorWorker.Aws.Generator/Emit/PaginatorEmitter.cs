using System;
using System.Collections.Generic;
using System.Linq;
using AdvisorWorker.Aws.Generator.Models;

namespace AdvisorWorker.Aws.Generator.Emit
{
    /// <summary>Writes the paginators of the operations whose pages follow a plain token.</summary>
    internal sealed class PaginatorEmitter
    {
        private readonly ServiceContext _context;
        private readonly TypeMapper _types;

        public PaginatorEmitter(ServiceContext context, TypeMapper types)
        {
            _context = context;
            _types = types;
        }

        public string Emit()
        {
            var source = new SourceWriter();
            var paginated = new List<string>();
            source.Open("namespace " + _context.ModelNamespace);
            foreach (var operation in _context.Operations.Values)
            {
                var paginator = PaginatorModel.Read(_context.Paginators, operation.Name);
                if (paginator is not null && TokenIsText(operation, paginator))
                {
                    paginated.Add(operation.Name);
                    EmitPaginator(source, operation, paginator);
                }
            }

            EmitFactory(source, paginated);
            source.Close();
            return source.ToString();
        }

        private bool TokenIsText(OperationModel operation, PaginatorModel paginator)
        {
            if (operation.InputShape is null || operation.OutputShape is null)
            {
                return false;
            }

            var token = _context.Model.Shape(operation.InputShape).Member(paginator.InputToken);
            return token is not null && _types.Type(token.Shape) == "string";
        }

        private void EmitPaginator(SourceWriter source, OperationModel operation, PaginatorModel paginator)
        {
            var name = operation.Name;
            var output = operation.OutputShape!;
            var lists = paginator.ResultKeys.Select(key => Result(output, key)).Where(result => result.ItemType is not null).ToArray();

            source.Open($"public interface I{name}Paginator : {Known.Sdk}IPaginator<{name}Response>");
            source.Line($"{Known.Sdk}IPaginatedEnumerable<{name}Response> Responses {{ get; }}");
            foreach (var list in lists)
            {
                source.Line($"{Known.Sdk}IPaginatedEnumerable<{list.ItemType}> {list.Name} {{ get; }}");
            }

            source.Close();

            EmitImplementation(source, operation, paginator, lists);
        }

        private void EmitImplementation(
            SourceWriter source,
            OperationModel operation,
            PaginatorModel paginator,
            IReadOnlyList<(string Path, string Name, string? ItemType)> lists)
        {
            var name = operation.Name;
            var output = operation.OutputShape!;
            var inputToken = _context.PropertyName(operation.InputShape!, paginator.InputToken, name + "Request");
            var client = $"global::{_context.Manifest.Namespace}.{_context.InterfaceName}";
            source.Line($"internal sealed class {name}Paginator({client} client, {name}Request request) : {Known.Runtime}TokenPaginator<{name}Request, {name}Response>(");
            source.Line("    request,");
            source.Line($"    client.{name}Async,");
            source.Line($"    static (request, token) => request.{inputToken} = token,");
            source.Line($"    static response => response.{Result(output, paginator.OutputToken).Path},");
            source.Open("    " + MoreResults(output, paginator) + $"), I{name}Paginator");
            foreach (var list in lists)
            {
                source.Line($"public {Known.Sdk}IPaginatedEnumerable<{list.ItemType}> {list.Name} => new {Known.Sdk}PaginatedResultKeyResponse<{name}Response, {list.ItemType}>(this, static response => response.{list.Path} ?? []);");
            }

            source.Close();
        }

        private string MoreResults(string output, PaginatorModel paginator)
            => paginator.MoreResults is { } key ? $"static response => response.{Result(output, key).Path} == true" : "static _ => true";

        private void EmitFactory(SourceWriter source, IReadOnlyList<string> paginated)
        {
            var name = _context.Manifest.Name;
            var client = $"global::{_context.Manifest.Namespace}.{_context.InterfaceName}";
            source.Open($"public interface I{name}PaginatorFactory");
            foreach (var operation in paginated)
            {
                source.Line($"I{operation}Paginator {operation}({operation}Request request);");
            }

            source.Close();
            source.Open($"internal sealed class {name}PaginatorFactory({client} client) : I{name}PaginatorFactory");
            source.Line($"private readonly {client} _client = client;");
            foreach (var operation in paginated)
            {
                source.Line($"public I{operation}Paginator {operation}({operation}Request request) => new {operation}Paginator(_client, request);");
            }

            source.Close();
        }

        /// <summary>The property path of a result key such as "DistributionList.Items", and the type of its items when it is a list.</summary>
        private (string Path, string Name, string? ItemType) Result(string output, string key)
        {
            var names = new List<string>();
            var shape = output;
            foreach (var segment in key.Split('.'))
            {
                names.Add(_context.PropertyName(shape, segment, string.Empty));
                var member = _context.Model.Shape(shape).Member(segment) ?? throw new FormatException($"shape {shape} has no member {segment}");
                shape = member.Shape;
            }

            var type = _types.Type(shape);
            const string list = Known.List + "<";
            var item = type.StartsWith(list, StringComparison.Ordinal) ? type.Substring(list.Length, type.Length - list.Length - 1) : null;
            return (string.Join("?.", names), string.Concat(names), item);
        }
    }
}
