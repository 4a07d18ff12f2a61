using AdvisorWorker.Sandbox.Tests;

[assembly: AssemblyFixture(typeof(DemoSandbox))]
