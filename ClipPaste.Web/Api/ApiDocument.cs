using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ClipPaste.Web.Api;

/// <summary>Describes the programming interface in the words of OpenAPI, made from the routes themselves.</summary>
internal static class ApiDocument
{
    private const string Scheme = "token";

    /// <summary>Adds what writes the description.</summary>
    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.ShouldInclude = route => route.RelativePath?.StartsWith(ApiRoutes.Root[1..], StringComparison.Ordinal) == true;
        options.AddDocumentTransformer(IntroduceAsync);
        options.AddOperationTransformer(NeedTokenAsync);
    });

    private static Task IntroduceAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken token)
    {
        document.Info = new OpenApiInfo
        {
            Title = "ClipPaste",
            Version = "v1",
            Description = "Everything the studio does, for programs. Send a token that you made on the studio's page for tokens in the header Authorization: Bearer. "
                + "What cannot be done is answered as a problem (RFC 9457) whose detail says why. Ids of others and ids of nothing are answered alike: 404.",
        };
        // The address is whatever the reader asked under.
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "cp_…" };
        return Task.CompletedTask;
    }

    private static Task NeedTokenAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken token)
    {
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] }];
        return Task.CompletedTask;
    }
}
