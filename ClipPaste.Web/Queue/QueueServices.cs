using ClipPaste.Web.Access;
using ClipPaste.Web.Store;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ClipPaste.Web.Queue;

/// <summary>The services of the durable queue.</summary>
internal static class QueueServices
{
    /// <summary>Adds them.</summary>
    /// <param name="services">The site's services.</param>
    /// <param name="folder">Where the database is.</param>
    public static IServiceCollection AddQueue(this IServiceCollection services, string folder)
    {
        services.TryAddSingleton<QueueOptions>();
        services.TryAddSingleton<ILeaseClock, BootClock>();
        return services
            .AddSingleton(_ => new QueueInstance(Path.Combine(folder, "instances")))
            .AddSingleton<IJobQueue>(made => new JobQueue(
                made.GetRequiredService<StudioDatabase>(), made.GetRequiredService<AccountQuotas>(), made.GetRequiredService<QueueOptions>(),
                made.GetRequiredService<TimeProvider>(), made.GetRequiredService<ILeaseClock>(), made.GetRequiredService<QueueInstance>().Id))
            .AddSingleton<JobLog>()
            .AddSingleton<JobPulse>()
            .AddSingleton<JobNotices>()
            .AddSingleton<JobCarrier>()
            // The works hand jobs in through the pump that carries them out.
            .AddSingleton(made => new Lazy<IReadOnlyList<IJobWork>>(() => [.. made.GetServices<IJobWork>()]))
            .AddSingleton<JobPump>()
            .AddHostedService(made => made.GetRequiredService<JobPump>());
    }
}
