using System.Collections.Immutable;

namespace AdvisorWorker.Collectors.Ec2;

/// <summary>How the price list names what EC2 calls the platform details of an instance.</summary>
internal static class InstancePlatform
{
    /// <summary>The attributes that select the platform's product; null for a platform that the list does not price by itself.</summary>
    public static ImmutableArray<KeyValuePair<string, string>>? Attributes(string platform)
    {
        var (name, software) = Split(platform);
        (string System, string License)? product = name switch
        {
            "Linux/UNIX" or "Linux" or "Red Hat BYOL Linux" => ("Linux", "No License required"),
            "Red Hat Enterprise Linux" or "RHEL" => ("RHEL", "No License required"),
            "Red Hat Enterprise Linux with HA" or "RHEL with HA" => ("Red Hat Enterprise Linux with HA", "No License required"),
            "SUSE Linux" => ("SUSE", "No License required"),
            "Ubuntu Pro Linux" or "Ubuntu Pro" => ("Ubuntu Pro", "No License required"),
            "Windows" or "windows" => ("Windows", "No License required"),
            "Windows BYOL" => ("Windows", "Bring your own license"),
            _ => null,
        };
        return product is { } found
            ? [new("operatingSystem", found.System), new("licenseModel", found.License), new("preInstalledSw", software)]
            : null;
    }

    private static (string Name, string Software) Split(string platform)
    {
        foreach (var (suffix, software) in (ReadOnlySpan<(string, string)>)
            [("SQL Server Standard", "SQL Std"), ("SQL Server Enterprise", "SQL Ent"), ("SQL Server Web", "SQL Web")])
        {
            // "Windows with SQL Server Web", and "… with HA and SQL Server Standard".
            foreach (var joint in (ReadOnlySpan<string>)[" with ", " and "])
            {
                if (platform.EndsWith(joint + suffix, StringComparison.Ordinal))
                {
                    return (platform[..^(joint.Length + suffix.Length)], software);
                }
            }
        }

        return (platform, "NA");
    }
}
