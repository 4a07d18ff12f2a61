namespace AdvisorWorker.Aws.Generator.Emit
{
    /// <summary>Writes the client, its interface and its configuration.</summary>
    internal sealed class ClientEmitter
    {
        private readonly ServiceContext _context;

        public ClientEmitter(ServiceContext context)
        {
            _context = context;
        }

        public string Emit()
        {
            var source = new SourceWriter();
            source.Open("namespace " + _context.Manifest.Namespace);
            EmitInterface(source);
            EmitClient(source);
            EmitConfig(source);
            source.Close();
            return source.ToString();
        }

        private void EmitInterface(SourceWriter source)
        {
            source.Open($"public partial interface {_context.InterfaceName} : {Known.Sdk}IAmazonService, global::System.IDisposable");
            source.Line($"{PaginatorFactory} Paginators {{ get; }}");
            foreach (var name in _context.Operations.Keys)
            {
                source.Line(Signature(name) + ";");
            }

            source.Line($"static {Known.Sdk}ClientConfig {Known.Sdk}IAmazonService.CreateDefaultClientConfig() => new {_context.ConfigName}();");
            source.Line(
                $"static {Known.Sdk}IAmazonService {Known.Sdk}IAmazonService.CreateDefaultServiceClient({Known.Sdk}AWSCredentials credentials, "
                + $"{Known.Sdk}ClientConfig config) => new {_context.ClientName}(credentials, ({_context.ConfigName})config);");
            source.Close();
        }

        private string PaginatorFactory => $"global::{_context.ModelNamespace}.I{_context.Manifest.Name}PaginatorFactory";

        private string Signature(string operation)
        {
            var type = $"global::{_context.ModelNamespace}.{operation}";
            return $"{Known.Task}<{type}Response> {operation}Async({type}Request request, {Known.CancellationToken} cancellationToken = default)";
        }

        private void EmitClient(SourceWriter source)
        {
            var name = _context.ClientName;
            var config = _context.ConfigName;
            const string credentials = Known.Sdk + "AWSCredentials credentials";
            const string keys = "string awsAccessKeyId, string awsSecretAccessKey";
            const string region = Known.RegionEndpoint + " region";
            const string newKeys = "new " + Known.Sdk + "BasicAWSCredentials(awsAccessKeyId, awsSecretAccessKey)";
            source.Open($"public partial class {name} : {Known.Runtime}ThinServiceClient, {_context.InterfaceName}");
            source.Line($"private {PaginatorFactory}? _paginators;");
            source.Line($"public {name}() : this(new {config}()) {{ }}");
            source.Line($"public {name}({region}) : this(new {config} {{ RegionEndpoint = region }}) {{ }}");
            source.Line($"public {name}({config} config) : base({_context.DescriptorName}.Service, config) {{ }}");
            source.Line($"public {name}({credentials}) : this(credentials, new {config}()) {{ }}");
            source.Line($"public {name}({credentials}, {region}) : this(credentials, new {config} {{ RegionEndpoint = region }}) {{ }}");
            source.Line($"public {name}({credentials}, {config} config) : base({_context.DescriptorName}.Service, credentials, config) {{ }}");
            source.Line($"public {name}({keys}, {region}) : this({newKeys}, region) {{ }}");
            source.Line($"public {name}({keys}, {config} config) : this({newKeys}, config) {{ }}");
            source.Line($"public {PaginatorFactory} Paginators => _paginators ??= new global::{_context.ModelNamespace}.{_context.Manifest.Name}PaginatorFactory(this);");
            foreach (var operation in _context.Operations.Keys)
            {
                source.Open("public virtual " + Signature(operation));
                source.Line($"return CallAsync<global::{_context.ModelNamespace}.{operation}Response>({_context.DescriptorName}.{operation}, request, cancellationToken);");
                source.Close();
            }

            source.Close();
        }

        private void EmitConfig(SourceWriter source)
        {
            source.Open($"public partial class {_context.ConfigName} : {Known.Runtime}ThinServiceConfig");
            source.Line($"public {_context.ConfigName}() : base({_context.DescriptorName}.Service) {{ }}");
            source.Close();
        }
    }
}
