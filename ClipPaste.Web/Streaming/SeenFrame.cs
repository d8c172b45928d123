using System.Globalization;

namespace ClipPaste.Web.Streaming;

/// <summary>How far somebody has seen the run of a project; written as the id of an event.</summary>
/// <param name="Run">The run as its watchers know it; empty for none.</param>
/// <param name="Number">The newest frame; -1 for none.</param>
internal sealed record SeenFrame(string Run, int Number)
{
    private static readonly SeenFrame Nothing = new("", -1);

    /// <summary>Reads what <see cref="ToString"/> wrote; nothing where somebody else did.</summary>
    public static SeenFrame Read(string id) =>
        id.Split('.') is [{ Length: > 0 } run, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? new(run, seen) : Nothing;

    /// <summary>The same in this run; nothing where that is another one.</summary>
    public SeenFrame In(string? run) => run is null ? Nothing : run == Run ? this : new(run, -1);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Run}.{Number}");
}
