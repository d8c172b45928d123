namespace ClipPaste.Web.Keep;

/// <summary>The services that keep what users made: copies, the trash, histories, collage files, and what clears up behind them.</summary>
internal static class KeepServices
{
    /// <summary>Adds them.</summary>
    /// <param name="services">The site's services.</param>
    /// <param name="folder">The data folder.</param>
    public static IServiceCollection AddKeep(this IServiceCollection services, string folder) => services
        .AddSingleton<FreeSpace>(on => new DriveInfo(on).AvailableFreeSpace)
        .AddSingleton(site => ActivatorUtilities.CreateInstance<DiskReserve>(site, folder))
        .AddSingleton<StorageUse>()
        .AddSingleton<ProjectCopies>()
        .AddSingleton<ProjectTrash>()
        .AddSingleton<ProjectHistory>()
        .AddSingleton<ProjectArchive>()
        .AddSingleton<ForeignPictures>()
        .AddSingleton<ArchiveReader>()
        .AddSingleton<ArchiveDesk>()
        .AddSingleton<OwnCollages>()
        .AddSingleton<StorageSweep>()
        .AddHostedService(site => site.GetRequiredService<StorageSweep>());
}
