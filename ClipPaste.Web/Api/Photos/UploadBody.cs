using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ClipPaste.Web.Api;

/// <summary>Describes requests that send photos: their body is read as it comes, so that its form does not show in any parameter.</summary>
internal static class UploadBody
{
    /// <summary>Adds it to the description of a route.</summary>
    public static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken token)
    {
        var file = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
        var form = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal) { ["photo"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = file } },
        };
        operation.RequestBody = new OpenApiRequestBody
        {
            Description = "JPEG, PNG or WebP files under any names of fields.",
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["multipart/form-data"] = new() { Schema = form } },
        };
        return Task.CompletedTask;
    }
}
