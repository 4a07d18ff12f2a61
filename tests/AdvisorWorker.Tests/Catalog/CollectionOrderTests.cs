using AdvisorWorker.Engine.Evaluate;
using AdvisorWorker.Tests.Support;

namespace AdvisorWorker.Tests.Catalog;

public sealed class CollectionOrderTests
{
    [Fact]
    public void What_core_checks_look_at_is_read_before_all_else()
    {
        var plan = CollectionPlan.For(BuiltIn.Catalog.Sources, BuiltIn.Catalog.Checks.Select(check => check.Check));
        var types = plan.Types.ToDictionary(type => type.Type);
        var core = new HashSet<Type>();
        foreach (var type in plan.Types.Where(type => type.Checks.Any(check => check.About.Core)))
        {
            AddWithInputs(type);
        }

        Assert.NotEmpty(core);
        Assert.Equal(core, plan.Types.Take(core.Count).Select(type => type.Type).ToHashSet());

        void AddWithInputs(TypePlan type)
        {
            if (core.Add(type.Type))
            {
                foreach (var input in type.Inputs)
                {
                    AddWithInputs(types[input]);
                }
            }
        }
    }
}
