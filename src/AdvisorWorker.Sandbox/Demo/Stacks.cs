namespace AdvisorWorker.Sandbox.Demo;

/// <summary>CloudFormation stacks, deleted ones among them.</summary>
internal static class Stacks
{
    private static readonly string[] Names =
        ["network", "shop-web", "shop-checkout", "search", "data-lake", "alarms", "ci", "newsletter", "warehouse", "returns", "fraud", "images", "loyalty", "payments"];

    public static void AddTo(DemoRegion at)
    {
        foreach (var name in at.IsMain ? Names : Names[..5])
        {
            Add(at, name, name == "loyalty" ? "UPDATE_ROLLBACK_COMPLETE" : "UPDATE_COMPLETE");
        }

        Add(at, "loyalty-2023", "DELETE_COMPLETE");
        Add(at, "shop-web-blue", "DELETE_COMPLETE");
    }

    private static void Add(DemoRegion at, string name, string status) => at.Resources.Stacks.Add(new()
    {
        StackName = name,
        StackId = at.Arn("cloudformation", $"stack/{name}/{at.Uuid("stack/" + name)}"),
        TemplateDescription = name == "search" ? HostileNames.LeakingFormula : $"Fernweh {name}",
        StackStatus = status,
        CreationTime = at.Ago(420),
        LastUpdatedTime = at.Ago(20),
        DeletionTime = status == "DELETE_COMPLETE" ? at.Ago(15) : null,
    });
}
