using ClipPaste.Web.Access;
using ClipPaste.Web.Commands;
using ClipPaste.Web.Keep;
using ClipPaste.Web.Queue;
using ClipPaste.Web.Store;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ClipPaste.Web.Work;

/// <summary>The services of the long jobs.</summary>
internal static class WorkServices
{
    /// <summary>Adds them.</summary>
    /// <param name="services">The site's services.</param>
    /// <param name="folder">Where the database and the pictures are kept.</param>
    public static IServiceCollection AddWork(this IServiceCollection services, string folder)
    {
        services.TryAddSingleton<WorkLanes>();
        services.TryAddSingleton(_ => ModelStores.Create());
        services.TryAddSingleton<WorkOptions>();
        return services
            .AddSingleton<WorkFaults>()
            .AddSingleton<ProjectJobs>()
            .AddSingleton<PromptReading>()
            .AddSingleton<Scissors>()
            .AddSingleton<Judge>()
            .AddSingleton<PhotoPreparation>()
            .AddSingleton<PhotoSearch>()
            .AddSingleton<CutoutFiles>()
            .AddSingleton<CutoutWork>()
            .AddSingleton<IJobWork>(made => made.GetRequiredService<CutoutWork>())
            .AddSingleton<CutoutApproval>()
            .AddSingleton<MaskWork>()
            .AddSingleton<LayoutWork>()
            .AddSingleton(made => new ExportStore(made.GetRequiredService<StudioDatabase>(), Path.Combine(folder, "exports"),
                made.GetRequiredService<TimeProvider>(), made.GetRequiredService<AccountQuotas>(), made.GetRequiredService<DiskReserve>()))
            .AddSingleton<ProjectFilms>()
            .AddSingleton<ExportCheck>()
            .AddSingleton<ExportDrawing>()
            .AddSingleton<ExportWork>()
            .AddSingleton<IJobWork>(made => made.GetRequiredService<ExportWork>())
            .AddSingleton<OpenJobs>()
            .AddHostedService<WarmUp>();
    }
}
