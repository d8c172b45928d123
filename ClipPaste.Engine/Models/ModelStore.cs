using System.Security.Cryptography;

namespace ClipPaste.Engine.Models;

/// <summary>Tries a model out on a question whose answer is known.</summary>
/// <param name="file">Which model.</param>
/// <param name="path">Where its file is.</param>
/// <exception cref="InvalidDataException">It does not answer as it should; the message says how.</exception>
public delegate void ModelCheck(ModelFile file, string path);

/// <summary>Finds files of weights on this machine, fetches those that are missing, and verifies them.</summary>
/// <param name="folders">Where to look and where to download to.</param>
/// <param name="client">Fetches; belongs to the caller, who leaves its redirects and certificate checks as they are.</param>
/// <param name="check">Tries a model out after download and on verification; null when nobody can.</param>
/// <param name="clock">Measures speed; null for the system's.</param>
public sealed class ModelStore(ModelFolders folders, HttpClient client, ModelCheck? check = null, TimeProvider? clock = null)
{
    private readonly ModelDownloader downloader = new(client, clock ?? TimeProvider.System);

    /// <summary>The path of a model's file, or null when it is not on this machine.</summary>
    /// <remarks>
    /// A file in the folder the user names is taken as it is, so that own exports work; <see cref="VerifyAsync"/> tells it from the
    /// published one.
    /// </remarks>
    public string? Find(ModelFile file) => folders.PlacesOf(file).FirstOrDefault(File.Exists);

    /// <summary>The path of a model's file.</summary>
    /// <exception cref="ModelUnavailableException">It is not on this machine; the message says how to get it.</exception>
    public string Require(ModelFile file) => Find(file) ?? throw new ModelUnavailableException(file.Address is null
        ? $"{file.Name} belongs to the installation but is not at {Path.Combine(folders.Installed, file.InstalledPath!)}; run ./clippaste up."
        : $"{file.Name} is not on this machine; run ./clippaste models get {file.Name}, "
            + $"or put {file.FileName} into a folder and name it in {ModelFolders.Variable}.");

    /// <summary>
    /// Finds a model's file or downloads it, continuing where an earlier attempt broke off; a downloaded file is verified before it
    /// gets its name.
    /// </summary>
    /// <param name="file">Which model.</param>
    /// <param name="progress">Told a few times a second how far the download is; null when nobody asks.</param>
    /// <param name="cancellationToken">Stops the download; what has come is kept.</param>
    /// <returns>The file's path.</returns>
    /// <exception cref="ModelUnavailableException">It cannot be had; the message says what to do.</exception>
    public async Task<string> GetAsync(
        ModelFile file, IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        if (Find(file) is { } found)
            return found;
        if (file.Address is null)
            return Require(file);
        var path = Path.Combine(folders.Downloads, file.FileName);
        var part = path + ".part";
        await downloader.FetchAsync(file, part, progress, cancellationToken);
        await RequirePublishedAsync(file, part, cancellationToken);
        File.Move(part, path, overwrite: true);
        File.Delete(PartialFile.ValidatorPath(part));
        if (Try(file, path) is { } failure)
            throw new ModelUnavailableException($"{file.Name} was downloaded whole, but does not answer as it should: {failure}");
        return path;
    }

    /// <summary>Says whether a model's file is the published one and, where it can be tried, answers as it should.</summary>
    public async Task<ModelVerdict> VerifyAsync(ModelFile file, CancellationToken cancellationToken = default)
    {
        if (Find(file) is not { } path)
            return new ModelVerdict(file, Path: null, ModelState.Missing, "not on this machine");
        var length = new FileInfo(path).Length;
        if (length != file.Size)
            return new ModelVerdict(file, path, ModelState.Different, $"has {length:N0} bytes, the published file {file.Size:N0}");
        if (await HashAsync(path, cancellationToken) != file.Sha256)
            return new ModelVerdict(file, path, ModelState.Different, "has another SHA-256 than the published file");
        return Try(file, path) is { } failure
            ? new ModelVerdict(file, path, ModelState.Wrong, failure)
            : new ModelVerdict(file, path, ModelState.Verified, "is the published file");
    }

    private static async Task RequirePublishedAsync(ModelFile file, string part, CancellationToken cancellationToken)
    {
        if (await HashAsync(part, cancellationToken) == file.Sha256)
            return;
        File.Delete(part);
        File.Delete(PartialFile.ValidatorPath(part));
        throw new ModelUnavailableException(
            $"What {file.Address!.Host} sent for {file.Name} is not the published file (its SHA-256 differs) and was deleted. "
            + $"Try again; if it stays so, get {file.FileName} elsewhere and name its folder in {ModelFolders.Variable}.");
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
    }

    private string? Try(ModelFile file, string path)
    {
        try
        {
            check?.Invoke(file, path);
            return null;
        }
        catch (InvalidDataException e)
        {
            return e.Message;
        }
    }
}

/// <summary>What a verification found.</summary>
/// <param name="File">Which model.</param>
/// <param name="Path">Where its file is; null when missing.</param>
/// <param name="State">The finding.</param>
/// <param name="Message">The finding in words, without a full stop.</param>
public sealed record ModelVerdict(ModelFile File, string? Path, ModelState State, string Message);

/// <summary>States of a model's file.</summary>
public enum ModelState
{
    /// <summary>Not on this machine.</summary>
    Missing,

    /// <summary>The published file.</summary>
    Verified,

    /// <summary>Another content than the published file: an own export, or damage.</summary>
    Different,

    /// <summary>The published file, but the model does not answer as it should on this machine.</summary>
    Wrong,
}
