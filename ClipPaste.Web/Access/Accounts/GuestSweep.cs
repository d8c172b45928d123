using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Access;

/// <summary>Deletes the accounts of guests whose time is over, with all they have.</summary>
internal sealed partial class GuestSweep(AccountStore store, AccountRemoval removal, TimeProvider clock, ILogger<GuestSweep> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    /// <summary>Deletes those whose time is over now.</summary>
    public void Sweep()
    {
        foreach (var guest in store.Expired(clock.GetUtcNow()))
            removal.Remove(guest.Id);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                Sweep();
            }
            catch (Exception fault) when (fault is SqliteException or IOException)
            {
                // The next time will do.
                NotSwept(fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "Guests whose time is over could not be deleted.")]
    private partial void NotSwept(Exception fault);
}
