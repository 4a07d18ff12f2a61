extern alias OfficialKms;

using System.Reflection;
using AdvisorWorker.Sandbox.Wire.DynamoDB;
using AdvisorWorker.Sandbox.Wire.SecurityToken;
using Amazon.DynamoDBv2;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.SecurityToken;

namespace AdvisorWorker.Aws.Tests.Parity;

/// <summary>
/// Whatever we generate is named and typed as in the official assembly; compared with the official packages that can be restored everywhere.
/// </summary>
public class OfficialNamesTests
{
    public static TheoryData<Assembly, string, string, Assembly> Services => new()
    {
        { typeof(AmazonKeyManagementServiceClient).Assembly, "Amazon.KeyManagementService", "Amazon.KeyManagementService", typeof(OfficialKms::Amazon.KeyManagementService.AmazonKeyManagementServiceClient).Assembly },
        { typeof(DynamoDBOperations).Assembly, "AdvisorWorker.Sandbox.Wire.DynamoDB", "Amazon.DynamoDBv2", typeof(AmazonDynamoDBClient).Assembly },
        { typeof(SecurityTokenOperations).Assembly, "AdvisorWorker.Sandbox.Wire.SecurityToken", "Amazon.SecurityToken", typeof(AmazonSecurityTokenServiceClient).Assembly },
    };

    [Theory]
    [MemberData(nameof(Services))]
    public void Shapes_have_the_official_names_and_types(Assembly ours, string ourNamespace, string officialNamespace, Assembly official)
    {
        var compared = 0;
        foreach (var shape in ours.GetTypes().Where(type => type.Namespace == ourNamespace + ".Model" && typeof(IShape).IsAssignableFrom(type)))
        {
            var counterpart = official.GetType($"{officialNamespace}.Model.{shape.Name}");
            Assert.True(counterpart is not null, $"{officialNamespace}.Model.{shape.Name} is not in the official assembly");
            foreach (var property in shape.GetProperties(BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Instance))
            {
                var officialProperty = counterpart.GetProperty(property.Name);
                Assert.True(officialProperty is not null, $"{shape.Name}.{property.Name} is not in the official assembly");
                Assert.Equal(TypeName(officialProperty.PropertyType, officialNamespace), TypeName(property.PropertyType, ourNamespace));
                compared++;
            }
        }

        Assert.True(compared > 20, $"only {compared} properties were compared");
    }

    /// <summary>The two operations of STS reach no enumeration.</summary>
    public static IEnumerable<TheoryDataRow<Assembly, string, string, Assembly>> ServicesWithEnumerations => Services.SkipLast(1);

    [Theory]
    [MemberData(nameof(ServicesWithEnumerations))]
    public void Enumerations_have_the_official_constants(Assembly ours, string ourNamespace, string officialNamespace, Assembly official)
    {
        var compared = 0;
        foreach (var enumeration in ours.GetTypes().Where(type => type.Namespace == ourNamespace && type.BaseType == typeof(ConstantClass)))
        {
            var counterpart = official.GetType($"{officialNamespace}.{enumeration.Name}");
            Assert.True(counterpart is not null, $"{enumeration.Name} is not in the official assembly");

            // Models and assembly may be of different ages: what both know must have the same name.
            var officialNames = Constants(counterpart);
            foreach (var (value, name) in Constants(enumeration).Where(constant => officialNames.ContainsKey(constant.Key)))
            {
                Assert.Equal(officialNames[value], name);
                compared++;
            }
        }

        Assert.True(compared > 0, "no constant was compared");
    }

    [Fact]
    public void The_client_has_the_official_members()
    {
        var ours = typeof(IAmazonKeyManagementService);
        var official = typeof(OfficialKms::Amazon.KeyManagementService.IAmazonKeyManagementService);
        foreach (var method in ours.GetMethods().Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal)))
        {
            Assert.Contains(official.GetMethods(), candidate => candidate.Name == method.Name && Signature(candidate) == Signature(method));
        }

        Assert.NotNull(official.GetProperty("Paginators"));
        Assert.NotNull(ours.GetProperty("Paginators"));
        Assert.Equal(Constructors(typeof(OfficialKms::Amazon.KeyManagementService.AmazonKeyManagementServiceClient)).Intersect(Constructors(typeof(AmazonKeyManagementServiceClient))), Constructors(typeof(AmazonKeyManagementServiceClient)));
    }

    private static Dictionary<string, string> Constants(Type enumeration)
        => enumeration.GetFields(BindingFlags.Public | BindingFlags.Static).ToDictionary(field => ((ConstantClass)field.GetValue(null)!).Value, field => field.Name);

    private static string[] Constructors(Type type)
        => [.. type.GetConstructors().Select(constructor => string.Join(",", constructor.GetParameters().Select(parameter => parameter.ParameterType.Name))).Order(StringComparer.Ordinal)];

    private static string Signature(MethodInfo method)
        => TypeName(method.ReturnType, string.Empty) + "(" + string.Join(",", method.GetParameters().Select(parameter => TypeName(parameter.ParameterType, string.Empty))) + ")";

    private static string TypeName(Type type, string serviceNamespace)
    {
        if (type.IsGenericType)
        {
            return type.Name + "<" + string.Join(",", type.GetGenericArguments().Select(argument => TypeName(argument, serviceNamespace))) + ">";
        }

        var isOfService = serviceNamespace.Length > 0 && type.Namespace!.StartsWith(serviceNamespace, StringComparison.Ordinal);
        return isOfService ? type.Namespace![serviceNamespace.Length..] + "." + type.Name : type.FullName!;
    }
}
