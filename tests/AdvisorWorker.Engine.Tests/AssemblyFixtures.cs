using AdvisorWorker.TestSupport;

[assembly: AssemblyFixture(typeof(MotoServer))]
