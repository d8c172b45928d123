using System.Collections.Immutable;

namespace ClipPaste.Web.Work;

/// <summary>What a search found, kept as the finding <see cref="PhotoSearch.Finding"/>.</summary>
/// <param name="Phrases">One for each phrase, in the order of the project.</param>
internal sealed record FoundPhotos(ImmutableArray<FoundPhrase> Phrases);

/// <summary>The photos for a phrase.</summary>
/// <param name="Phrase">The phrase's text.</param>
/// <param name="Photos">The best first.</param>
internal sealed record FoundPhrase(string Phrase, ImmutableArray<FoundPhoto> Photos);

/// <summary>A photo and how well it fits.</summary>
/// <param name="Photo">The photo's id.</param>
/// <param name="Score">Only comparable within one phrase.</param>
/// <param name="Fits">Whether it really shows the thing, and is not just the least unfitting.</param>
internal sealed record FoundPhoto(string Photo, double Score, bool Fits);
