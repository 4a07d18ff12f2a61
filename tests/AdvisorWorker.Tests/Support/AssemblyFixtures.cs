using AdvisorWorker.TestSupport;
using AdvisorWorker.Tests.Support;

[assembly: AssemblyFixture(typeof(MotoAccount))]
[assembly: AssemblyFixture(typeof(PostgresServer))]
