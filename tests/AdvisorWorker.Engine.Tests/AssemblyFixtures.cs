using AdvisorWorker.TestSupport;

[assembly: AssemblyFixture(typeof(MotoServer))]
[assembly: AssemblyFixture(typeof(PostgresServer))]
