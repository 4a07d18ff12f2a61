using AdvisorWorker.Tests.Support;

[assembly: AssemblyFixture(typeof(MotoAccount))]
