using System.Globalization;

namespace ClipPaste.Web.Commands;

/// <summary>What became of the jobs of a soak.</summary>
internal sealed record SoakResult
{
    private const double MostGrowth = .05;

    /// <summary>For how long it went.</summary>
    public required double Minutes { get; init; }

    /// <summary>Jobs of which somebody was told that they were accepted.</summary>
    public required int Accepted { get; init; }

    /// <summary>Jobs that were done; those included that were accepted when whoever was to be told of it was killed.</summary>
    public required int Done { get; init; }

    /// <summary>Accepted jobs that are not there, or ended otherwise than done or quarantined.</summary>
    public required int Lost { get; init; }

    /// <summary>Results that are there more often than once.</summary>
    public required int Twice { get; init; }

    /// <summary>Jobs that were not over a minute after the last one was accepted.</summary>
    public required int Stuck { get; init; }

    /// <summary>Jobs that were set aside because studios died over them too often.</summary>
    public required int Quarantined { get; init; }

    /// <summary>Processes that were killed.</summary>
    public required int Kills { get; init; }

    /// <summary>Processes that were made to stand still for longer than their leases.</summary>
    public required int Freezes { get; init; }

    /// <summary>Memory of a studio that was never killed, in MiB: the mean of the second fifth of the time.</summary>
    public required double MemoryBefore { get; init; }

    /// <summary>The same of the last fifth.</summary>
    public required double MemoryAfter { get; init; }

    /// <summary>Growth of memory, as a part of what it was; null where the soak was too short to tell: a young process still grows.</summary>
    public required double? Growth { get; init; }

    /// <summary>Whether all promises were kept.</summary>
    public bool IsFine => Lost == 0 && Twice == 0 && Stuck == 0 && !(Growth > MostGrowth);

    /// <summary>Writes a table.</summary>
    public void Write(TextWriter to)
    {
        Row("minutes", Number(Minutes));
        Row("accepted", $"{Accepted}");
        Row("done", $"{Done}");
        Row("lost", $"{Lost}");
        Row("done twice", $"{Twice}");
        Row("stuck", $"{Stuck}");
        Row("quarantined", $"{Quarantined}");
        Row("kills", $"{Kills}");
        Row("freezes", $"{Freezes}");
        Row("memory, MiB", $"{Number(MemoryBefore)} to {Number(MemoryAfter)}{(Growth is null ? " (too short to judge)" : "")}");
        to.WriteLine(IsFine ? "All promises were kept." : "Promises were broken.");

        void Row(string name, string value) => to.WriteLine($"{name,-12} {value}");
        static string Number(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
    }
}
