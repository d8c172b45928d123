using ClipPaste.Engine.Prompts;

namespace ClipPaste.Engine.Sources;

/// <summary>A place photos come from: the library, a folder, an archive on the net.</summary>
public interface IPhotoSource
{
    /// <summary>The name shown to users, such as <c>library</c>.</summary>
    string Name { get; }

    /// <summary>
    /// Offers photos for a key phrase, most promising first. A local source may offer everything it has: the ranking by the
    /// vision-language model comes later.
    /// </summary>
    /// <param name="phrase">What is looked for.</param>
    /// <param name="limit">At most this many photos, at least 1.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    IAsyncEnumerable<SourcePhoto> FindAsync(KeyPhrase phrase, int limit, CancellationToken cancellationToken);
}
