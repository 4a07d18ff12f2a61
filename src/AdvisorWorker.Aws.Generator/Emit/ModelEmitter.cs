using System.Linq;
using AdvisorWorker.Aws.Generator.Models;
using AdvisorWorker.Aws.Generator.Naming;

namespace AdvisorWorker.Aws.Generator.Emit
{
    /// <summary>Writes requests, responses, structures and errors.</summary>
    internal sealed class ModelEmitter
    {
        private readonly ServiceContext _context;
        private readonly ShapeBodyEmitter _bodies;

        public ModelEmitter(ServiceContext context, ShapeBodyEmitter bodies)
        {
            _context = context;
            _bodies = bodies;
        }

        public string Emit()
        {
            var source = new SourceWriter();
            source.Open("namespace " + _context.ModelNamespace);
            foreach (var operation in _context.Operations.Values)
            {
                var requestBase = "global::" + _context.Manifest.Namespace + "." + _context.RequestBaseName;
                EmitMessage(source, operation.Name + "Request", requestBase, operation.InputShape, payload: null);
                EmitMessage(source, operation.Name + "Response", Known.Sdk + "AmazonWebServiceResponse", operation.OutputShape, _context.Manifest.RootMember(operation.Name));
            }

            foreach (var name in _context.Structures)
            {
                var className = _context.StructureName(name);
                source.Open($"public partial class {className} : {Known.Shape}");
                var shape = _context.Model.Shape(name);
                _bodies.Emit(source, shape, shape.Members, className, payload: null);
                source.Close();
            }

            foreach (var name in _context.Errors)
            {
                EmitError(source, _context.Model.Shape(name));
            }

            source.Close();
            return source.ToString();
        }

        private void EmitMessage(SourceWriter source, string className, string baseName, string? shapeName, string? payload)
        {
            source.Open($"public partial class {className} : {baseName}, {Known.Shape}");
            if (shapeName is null)
            {
                ShapeBodyEmitter.EmitExchange(source, []);
            }
            else
            {
                var shape = _context.Model.Shape(shapeName);
                _bodies.Emit(source, shape, shape.Members, className, payload ?? shape.PayloadMember);
            }

            source.Close();
        }

        private void EmitError(SourceWriter source, ShapeModel shape)
        {
            var className = SdkNames.Exception(shape.Name);
            var baseName = "global::" + _context.Manifest.Namespace + "." + _context.ExceptionName;
            source.Open($"public partial class {className} : {baseName}, {Known.Shape}");
            ExceptionConstructors.Emit(source, className);
            _bodies.Emit(source, shape, _context.ErrorMembers(shape.Name).ToArray(), className, payload: null);
            source.Close();
        }
    }
}
