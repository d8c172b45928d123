namespace ClipPaste.Web.Access;

/// <summary>How often something may be asked for in a minute.</summary>
/// <param name="User">By one account.</param>
/// <param name="Anonymous">By one guest, or from one address without an account.</param>
internal sealed record RateLimit(int User, int Anonymous);

/// <summary>The studio's rate limits.</summary>
internal sealed record RateLimits
{
    /// <summary>Photos that are sent.</summary>
    public RateLimit Uploads { get; init; } = new(30, 10);

    /// <summary>Photos fetched from an address elsewhere.</summary>
    public RateLimit UrlImports { get; init; } = new(10, 2);

    /// <summary>Runs that are begun.</summary>
    public RateLimit RunStarts { get; init; } = new(6, 2);

    /// <summary>Shared pages, and downloads from them.</summary>
    public RateLimit ShareViews { get; init; } = new(120, 120);

    /// <summary>What shared pages show: a page with 200 pieces asks for each of them twice, and may be loaded again.</summary>
    public RateLimit ShareFiles { get; init; } = new(1200, 1200);

    /// <summary>The programming interface.</summary>
    public RateLimit Api { get; init; } = new(300, 60);
}
