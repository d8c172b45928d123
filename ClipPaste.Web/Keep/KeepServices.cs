namespace ClipPaste.Web.Keep;

/// <summary>The services that keep what users made: copies, the trash, histories, collage files, and what clears up behind them.</summary>
internal static class KeepServices
{
    /// <summary>Adds them.</summary>
    public static IServiceCollection AddKeep(this IServiceCollection services) => services
        .AddSingleton<ProjectCopies>()
        .AddSingleton<ProjectTrash>();
}
