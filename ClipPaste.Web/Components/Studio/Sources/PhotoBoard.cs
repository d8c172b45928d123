using System.Collections.Immutable;
using ClipPaste.Engine.Sources;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;

namespace ClipPaste.Web.Components.Studio.Sources;

/// <summary>What the parts of the photos panel share: what was found, to which phrase new photos go, and the photo that is looked at closely. For one circuit.</summary>
/// <param name="catalogue">All photos.</param>
/// <param name="owner">Whose own photos are offered.</param>
internal sealed class PhotoBoard(PhotoCatalogue catalogue, string owner)
{
    private readonly Dictionary<string, List<string>> _joined = [];
    private string? _lastUsed;

    /// <summary>A part of the board has changed that is neither in the project nor among its activities.</summary>
    public event Action? Changed;

    /// <summary>What the last search found; null before the first.</summary>
    public FoundPhotos? Found { get; set; }

    /// <summary>The photo that is looked at closely, and the phrase for which; null for none.</summary>
    public (string Photo, string Phrase)? Closeup { get; private set; }

    /// <summary>Whether a photo is one of the users' own.</summary>
    public static bool IsOwn(SourcePhoto photo) => photo.Credit.Licence == PhotoCatalogue.OwnLicence;

    /// <summary>The phrases for which photos are shown: those that count.</summary>
    public static IEnumerable<string> PhrasesOf(ProjectState state) => state.Phrases.Where(phrase => phrase.Weight > 0).Select(phrase => phrase.Text);

    /// <summary>The phrase that new photos join: the one used last, else the first for which nothing is picked yet; null where no phrase counts.</summary>
    public string? Target(ProjectState state)
    {
        var phrases = PhrasesOf(state).ToArray();
        if (_lastUsed is { } used && phrases.Contains(used))
            return used;
        return phrases.FirstOrDefault(phrase => state.Picks.All(pick => pick.Phrase != phrase)) ?? phrases.FirstOrDefault();
    }

    /// <summary>The user turns to a phrase.</summary>
    public void Use(string phrase)
    {
        if (_lastUsed == phrase)
            return;
        _lastUsed = phrase;
        Changed?.Invoke();
    }

    /// <summary>Whether a search has looked for a phrase.</summary>
    public bool HasLookedFor(string phrase) => FoundFor(phrase) is not null;

    /// <summary>The photos offered for a phrase.</summary>
    public ImmutableArray<PhotoTile> TilesOf(ProjectState state, string phrase)
    {
        // A photo that was brought stays where it is when it is dropped, so that it can be picked again.
        var joined = _joined.TryGetValue(phrase, out var known) ? known : _joined[phrase] = [];
        joined.AddRange(state.Picks.Where(pick => pick.Phrase == phrase && !joined.Contains(pick.Photo)).Select(pick => pick.Photo));
        return PhotoTile.Of(FoundFor(phrase), joined, catalogue.Find);
    }

    /// <summary>The users' own photos that are offered for no phrase of the project.</summary>
    public async Task<ImmutableArray<PhotoTile>> OwnAsync(ProjectState state)
    {
        var shown = PhrasesOf(state).SelectMany(phrase => TilesOf(state, phrase)).Select(tile => tile.Photo.Id).ToHashSet();
        var all = await catalogue.AllAsync(owner);
        return [.. all.Where(photo => IsOwn(photo) && !shown.Contains(photo.Id)).OrderBy(photo => photo.Credit.Title).Select(photo => new PhotoTile(photo, null, true))];
    }

    /// <summary>Looks at a photo closely, or with null no longer.</summary>
    public void LookAt((string Photo, string Phrase)? photo)
    {
        Closeup = photo;
        Changed?.Invoke();
    }

    /// <summary>The photo with an id; null where there is none.</summary>
    public SourcePhoto? Find(string id) => catalogue.Find(id);

    private FoundPhrase? FoundFor(string phrase) => Found?.Phrases.FirstOrDefault(found => found.Phrase == phrase);
}
