using System.Text.Json.Serialization;
using ClipPaste.Web.Access;
using ClipPaste.Web.Streaming;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Api;

/// <summary>The services and the addresses of the programming interface.</summary>
internal static class ApiRoutes
{
    /// <summary>With which all addresses begin.</summary>
    public const string Root = "/api/v1";

    // A full canvas that is moved at once has 60 kB. Where files are sent, the routes say otherwise.
    private const int MostJson = 1 << 20;

    /// <summary>Adds the services.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.Name, _ => { });
        services.ConfigureHttpJsonOptions(options => MessageJson.Set(options.SerializerOptions).NumberHandling = JsonNumberHandling.Strict);
        // Else what is wrong with a request would not be told.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        return services.AddApiDocument().AddSingleton<TokenStore>().AddSingleton<TokenDesk>().AddSingleton<ProjectChanges>()
            .AddSingleton<RunLookup>().AddSingleton<RunEvents>().AddSingleton<ProjectEvents>().AddSingleton<EventPass>().AddSingleton<JobLookup>();
    }

    /// <summary>Has everything below the root answered as programs expect it.</summary>
    public static void UseApiAnswers(this WebApplication site) => site.UseWhen(
        context => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase), branch => branch.UseMiddleware<ApiAnswers>());

    /// <summary>Adds the addresses.</summary>
    public static void MapApi(this IEndpointRouteBuilder site)
    {
        site.MapOpenApi(Root + "/openapi.json").AllowAnonymous().RequireRateLimiting(RatePolicies.Api);
        var api = site.MapGroup(Root)
            .RequireAuthorization(new RequireCallerAttribute(CallerRole.User) { AuthenticationSchemes = TokenAuthentication.Name })
            .DisableAntiforgery()
            .RequireRateLimiting(RatePolicies.Api)
            .WithMetadata(new RequestSizeLimitAttribute(MostJson))
            .AddEndpointFilter(KeepReadersFromWritingAsync)
            .AddEndpointFilter(SayWhatIsMissingAsync)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
        AccountEndpoints.Map(api.MapGroup("").WithTags("Account"));
        var collages = api.MapGroup("").WithTags("Collages");
        ProjectEndpoints.Map(collages);
        EditEndpoints.Map(collages);
        TrashEndpoints.Map(collages);
        FolderEndpoints.Map(collages);
        ActivityEndpoints.Map(collages);
        var photos = api.MapGroup("").WithTags("Photos");
        PhotoEndpoints.Map(photos);
        SearchEndpoints.Map(photos);
        var cutouts = api.MapGroup("").WithTags("Cut-outs");
        CutoutEndpoints.Map(cutouts);
        MaskEndpoints.Map(cutouts);
        LayoutEndpoints.Map(api.MapGroup("").WithTags("Layouts"));
        var runs = api.MapGroup("").WithTags("Runs");
        RunEndpoints.Map(runs);
        FrameEndpoints.Map(runs);
        EventEndpoints.Map(runs);
        JobEndpoints.Map(api.MapGroup("").WithTags("Jobs"));
        ExportApiEndpoints.Map(api.MapGroup("").WithTags("Exports"));
        var shares = api.MapGroup("").WithTags("Shares");
        ShareApiEndpoints.Map(shares);
        RemixEndpoints.Map(shares);
        PublishedApiEndpoints.Map(api.MapGroup("").WithTags("Gallery").WithMetadata(new AccountsOnlyAttribute()));
        FileEndpoints.Map(api.MapGroup("").WithTags("Files"));
        AdminRoutes.Map(api.MapGroup("").WithTags("Admin"));
    }

    private static async ValueTask<object?> SayWhatIsMissingAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var answer = await next(call);
        if ((answer is INestedHttpResult one ? one.Result : answer) is ProblemHttpResult { StatusCode: StatusCodes.Status404NotFound, ProblemDetails: { Detail: null } problem })
            problem.Detail = call.HttpContext.RequestServices.GetRequiredService<IStringLocalizer<ApiTexts>>()["NotFound"];
        return answer;
    }

    private static ValueTask<object?> KeepReadersFromWritingAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var context = call.HttpContext;
        if (!context.User.HasClaim(TokenAuthentication.OnlyReads, TokenAuthentication.Yes) || HttpMethods.IsGet(context.Request.Method))
            return next(call);
        var texts = context.RequestServices.GetRequiredService<IStringLocalizer<ApiTexts>>();
        return ValueTask.FromResult<object?>(TypedResults.Problem(texts["OnlyReads"], statusCode: StatusCodes.Status403Forbidden));
    }
}
