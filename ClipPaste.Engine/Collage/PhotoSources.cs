using ClipPaste.Engine.Models;
using ClipPaste.Engine.Sources;

namespace ClipPaste.Engine.Collage;

/// <summary>The photo sources that the options ask for.</summary>
internal static class PhotoSources
{
    public static IEnumerable<IPhotoSource> Of(MakeOptions options, IProgress<MakeEvent> progress)
    {
        void Warn(string message) => progress.Report(new MakeEvent.Warned(message));
        if (options.PhotoFolder is { } folder)
            yield return new PhotoFolder(folder, Warn);
        if (options.UseLibrary)
            yield return new PhotoLibrary(Installation.Library, Warn);
    }
}
