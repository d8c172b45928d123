using ClipPaste.Web.Access;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Store;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.SignalR;

namespace ClipPaste.Web.Streaming;

/// <summary>Runs, and what streams to those who watch them.</summary>
internal static class StreamingServices
{
    /// <summary>Adds the services of runs and their streams.</summary>
    public static IServiceCollection AddRuns(this IServiceCollection services)
    {
        services.AddSignalR()
            .AddHubOptions<StudioHub>(options =>
            {
                options.MaximumReceiveMessageSize = StudioHub.LargestMessage;
                options.AddFilter<HubFaults>();
                options.AddFilter<CallPace>();
            })
            .AddJsonProtocol(options => MessageJson.Set(options.PayloadSerializerOptions));
        return services
            .AddLogging(logging => logging.AddFilter(HubFaults.SilencedCategory, LogLevel.None))
            .AddSingleton<HubFaults>()
            .AddSingleton<CallPace>()
            .AddSingleton(provider => new CollagePictures(provider.GetRequiredService<ObjectStore>()))
            .AddSingleton(provider => new CollageBuilder(provider.GetRequiredService<CollagePictures>(), provider.GetRequiredService<PhotoCatalogue>().Find))
            .AddSingleton(RunSettings.Usual)
            .AddSingleton<KeptFrames>()
            .AddSingleton<RunStore>()
            .AddSingleton<RunKeeper>()
            .AddSingleton<RunEnding>()
            .AddSingleton<RunDesk>()
            .AddSingleton<RunPace>()
            // The thread of runs makes it and disposes it.
            .AddSingleton<Func<RunTurns>>(provider => () => ActivatorUtilities.CreateInstance<RunTurns>(provider))
            .AddSingleton<RunTimeline>()
            .AddSingleton<RunHistory>()
            .AddSingleton<SceneStream>()
            .AddSingleton<WatcherPlaces>()
            .AddSingleton<EventStreams>()
            .AddSingleton<ProjectPicture>()
            .AddHostedService(provider => provider.GetRequiredService<ProjectPicture>())
            .AddHostedService<RunWorker>();
    }

    /// <summary>Maps the hub and the timelines.</summary>
    public static void MapStreaming(this WebApplication site)
    {
        site.UseWhen(IsHub, branch => branch.UseMiddleware<SameOrigin>());
        site.MapHub<StudioHub>("/hubs/studio");
        site.MapGet("/runs/{id}/timeline", Timeline);
    }

    private static bool IsHub(HttpContext context) => context.Request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase)
        || context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase);

    private static IResult Timeline(string id, HttpContext context, RunStore runs, RunTimeline timeline)
    {
        if (id.Length > MessageCheck.LongestId || !runs.IsOf(context.Caller().Id, id) || timeline.Compressed(id) is not { } compressed)
            return Results.NotFound();
        context.Response.Headers.CacheControl = "no-cache";
        return new CompressedJson(compressed);
    }
}
