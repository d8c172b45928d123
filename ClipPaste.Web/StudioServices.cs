using ClipPaste.Web.Access;
using ClipPaste.Web.Api;
using ClipPaste.Web.Gallery;
using ClipPaste.Web.Keep;
using ClipPaste.Web.Metrics;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Shares;
using ClipPaste.Web.Queue;
using ClipPaste.Web.Store;
using ClipPaste.Web.Streaming;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;

namespace ClipPaste.Web;

/// <summary>The services of the studio.</summary>
internal static class StudioServices
{
    /// <summary>Adds them.</summary>
    /// <param name="services">The site's services.</param>
    /// <param name="folder">Where the database and the pictures are kept.</param>
    public static IServiceCollection AddStudio(this IServiceCollection services, string folder) => services
        .AddSingleton(TimeProvider.System)
        .AddHealth()
        .AddSingleton(_ => new StudioDatabase(folder))
        .AddSingleton(_ => new ObjectStore(Path.Combine(folder, "objects")))
        .AddOwners()
        .AddSingleton<ObjectUses>()
        .AddSingleton<ProjectStore>()
        .AddSingleton<ProjectSessions>()
        .AddSingleton<NewProjectDesk>()
        .AddQueue(folder)
        .AddPhotos(folder)
        .AddRuns()
        .AddWork(folder)
        .AddShares()
        .AddKeep(folder)
        .AddGallery()
        .AddApi();
}
