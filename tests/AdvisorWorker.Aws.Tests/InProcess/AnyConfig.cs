namespace AdvisorWorker.Aws.Tests.InProcess;

internal sealed class AnyConfig(ServiceDescriptor service) : ThinServiceConfig(service);
