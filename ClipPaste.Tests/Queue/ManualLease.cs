using ClipPaste.Web.Queue;

namespace ClipPaste.Tests.Queue;

/// <summary>Time since the machine was started, as a test says; also the start itself.</summary>
internal sealed class ManualLease : ILeaseClock
{
    public string Boot { get; set; } = "first";

    public long Now { get; set; } = 1_000_000;

    public void Advance(double seconds) => Now += (long)(seconds * 1000);
}
