namespace ClipPaste.Web.Work;

/// <summary>The phases that activities go through; keys of the texts that name them.</summary>
internal static class WorkPhase
{
    /// <summary>Networks or pictures are read.</summary>
    public const string Loading = "loading";

    /// <summary>The judge looks at photos for the first time; counts photos.</summary>
    public const string Looking = "looking";

    /// <summary>Photos are ranked for phrases; counts phrases.</summary>
    public const string Ranking = "ranking";

    /// <summary>Objects are cut out; counts photos.</summary>
    public const string Cutting = "cutting";

    /// <summary>Layouts are scored; counts layouts.</summary>
    public const string Scoring = "scoring";

    /// <summary>A picture is drawn in full size; counts hundredths.</summary>
    public const string Drawing = "drawing";

    /// <summary>The database is away: what is done cannot be stored.</summary>
    public const string Parked = "parked";

    /// <summary>A file is written.</summary>
    public const string Writing = "writing";
}
