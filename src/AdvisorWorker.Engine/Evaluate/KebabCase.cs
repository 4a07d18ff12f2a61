using System.Text;

namespace AdvisorWorker.Engine.Evaluate;

/// <summary>Ids are class names in kebab case.</summary>
public static class KebabCase
{
    /// <summary><c>S3BucketPermissions</c> gives <c>s3-bucket-permissions</c>.</summary>
    public static string Of(string pascalCase)
    {
        var text = new StringBuilder(pascalCase.Length + 8);
        for (var i = 0; i < pascalCase.Length; i++)
        {
            if (char.IsUpper(pascalCase[i]) && i > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(pascalCase[i]));
        }

        return text.ToString();
    }
}
