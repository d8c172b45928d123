using System.Collections.Immutable;
using ClipPaste.Engine.Prompts;
using ClipPaste.Engine.Sources;
using ClipPaste.Web.Store;

namespace ClipPaste.Web.Photos;

/// <summary>All photos of the studio: the library's and those that were sent to it. Safe to use from any thread; the event is raised in no particular one.</summary>
internal sealed partial class PhotoCatalogue
{
    /// <summary>What stands for the licence of photos that were sent to the studio.</summary>
    public const string OwnLicence = "own photo";

    private readonly PhotoStore _store;
    private readonly ObjectStore _objects;
    private readonly ObjectOwners _owners;
    private readonly ILogger<PhotoCatalogue> _log;
    private readonly Task<ImmutableDictionary<string, SourcePhoto>> _library;
    private readonly Lock _gate = new();
    private ImmutableDictionary<string, SourcePhoto> _uploads;

    /// <summary>Begins to read and check the library, in the background.</summary>
    /// <param name="libraryFolder">Folder of the library.</param>
    /// <param name="store">What was sent.</param>
    /// <param name="objects">The files of what was sent.</param>
    /// <param name="owners">Who may see it.</param>
    /// <param name="log">Receives what is left out of the library.</param>
    public PhotoCatalogue(string libraryFolder, PhotoStore store, ObjectStore objects, ObjectOwners owners, ILogger<PhotoCatalogue> log)
    {
        (_store, _objects, _owners, _log) = (store, objects, owners, log);
        _library = Task.Run(() => ReadLibraryAsync(libraryFolder));
        _uploads = store.All().Select(ToPhoto).OfType<SourcePhoto>().ToImmutableDictionary(photo => photo.Id);
    }

    /// <summary>A photo has come in.</summary>
    public event Action<SourcePhoto>? Added;

    /// <summary>Ends when the library has been read; then every photo is found at once.</summary>
    public Task ReadyAsync() => _library;

    /// <summary>Every photo, in no particular order; for the studio's own work.</summary>
    public async Task<IReadOnlyList<SourcePhoto>> AllAsync() => [.. (await _library).Values, .. _uploads.Values];

    /// <summary>The library's photos and those that an account has sent, under its own names, in no particular order.</summary>
    public async Task<IReadOnlyList<SourcePhoto>> AllAsync(string owner)
    {
        var library = await _library;
        var own = _store.Of(owner).Select(photo => _uploads.TryGetValue(photo.Key, out var upload) ? Named(upload, photo.Value) : null);
        return [.. library.Values, .. own.OfType<SourcePhoto>()];
    }

    /// <summary>The photo with an id, if an account may see it: of the library, sent by the account, or used in one of its projects. Null otherwise.</summary>
    public SourcePhoto? Find(string id, string owner) => Find(id) is { } photo && (!_uploads.ContainsKey(id) || _owners.MaySee(owner, id)) ? photo : null;

    /// <summary>
    /// The photo with an id, whosever it is: for the studio's own work. Null where there is none. The very first call may wait until the library has
    /// been read.
    /// </summary>
    public SourcePhoto? Find(string id)
    {
        if (_uploads.TryGetValue(id, out var upload))
            return upload;
        return _library.GetAwaiter().GetResult().TryGetValue(id, out var photo) ? photo : _store.Credited(id);
    }

    /// <summary>Keeps a photo that was sent.</summary>
    /// <param name="upload">The photo.</param>
    /// <param name="owner">The account that sends it.</param>
    /// <returns>The photo, the one that was already there if it has been sent before; null where the account has as much as it may.</returns>
    /// <exception cref="IOException">The disk is full, or refuses.</exception>
    public SourcePhoto? Add(UploadedPhoto upload, string owner)
    {
        SourcePhoto photo;
        lock (_gate)
        {
            var id = _objects.Put(upload.File);
            if (_library.GetAwaiter().GetResult().TryGetValue(id, out var known))
                return known;
            if (_store.Add(id, upload, owner) is not { } stored)
                return null;
            photo = ToPhoto(stored) ?? throw new IOException("A photo that was just written is gone.");
            _uploads = _uploads.SetItem(id, photo);
        }
        Added?.Invoke(photo);
        return Named(photo, _store.Of(owner)[photo.Id]);
    }

    /// <summary>Forgets a photo that nobody has or uses any more, unless somebody has sent it again meanwhile.</summary>
    public void ForgetIfGone(string id)
    {
        lock (_gate)
        {
            if (!_store.Has(id))
                _uploads = _uploads.Remove(id);
        }
    }

    private SourcePhoto? ToPhoto(StoredPhoto stored) => _objects.Find(stored.Id) is { } path
        ? Named(new SourcePhoto(stored.Id, path, stored.Width, stored.Height, new Credit("", "unknown", OwnLicence, ""), []), stored.Name)
        : null;

    private static SourcePhoto Named(SourcePhoto photo, string name)
    {
        var title = PhotoTitle.Of(name);
        return photo with { Credit = photo.Credit with { Title = title, Source = name }, Words = PhotoTitle.Words(title) };
    }

    private async Task<ImmutableDictionary<string, SourcePhoto>> ReadLibraryAsync(string folder)
    {
        var photos = ImmutableDictionary.CreateBuilder<string, SourcePhoto>();
        try
        {
            var library = new PhotoLibrary(folder, warning => LogLeftOut(_log, warning));
            // Every photo is wanted: what the phrase is matters for their order only.
            await foreach (var photo in library.FindAsync(new KeyPhrase("photo", 1), int.MaxValue, CancellationToken.None))
                photos[photo.Id] = photo;
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            // Photos of one's own can still be used.
            LogLeftOut(_log, error.Message);
        }
        return photos.ToImmutable();
    }

    [LoggerMessage(LogLevel.Warning, "{Warning}")]
    private static partial void LogLeftOut(ILogger log, string warning);
}
