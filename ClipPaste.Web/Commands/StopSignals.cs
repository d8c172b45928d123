using System.Runtime.InteropServices;

namespace ClipPaste.Web.Commands;

/// <summary>
/// Turns Ctrl-C and a request to end (SIGTERM) into a cancellation, so that what was achieved can still be written. A second signal ends
/// the process at once.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _registrations;

    public StopSignals() =>
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Heed),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Heed),
        ];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _stop.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _stop.Dispose();
    }

    private void Heed(PosixSignalContext signal)
    {
        signal.Cancel = !_stop.IsCancellationRequested;
        _stop.Cancel();
    }
}
