using ClipPaste.Web.Keep;
using ClipPaste.Web.Store;

namespace ClipPaste.Web.Api;

/// <summary>How full the studio is.</summary>
/// <param name="Collages">Collages, those in the trash included.</param>
/// <param name="Photos">Photos that were sent.</param>
/// <param name="PhotoBytes">Their bytes.</param>
/// <param name="PictureBytes">Bytes of cut-outs and of all other pictures.</param>
/// <param name="Exports">Exports that are kept.</param>
/// <param name="ExportBytes">Their bytes.</param>
/// <param name="DatabaseBytes">Bytes of the database.</param>
/// <param name="FreeBytes">Bytes that are free on its disk.</param>
internal sealed record StorageAnswer(
    long Collages, long Photos, long PhotoBytes, long PictureBytes, long Exports, long ExportBytes, long DatabaseBytes, long FreeBytes)
{
    /// <summary>How full it is now.</summary>
    public static StorageAnswer Of(StudioFigures studio, StorageUse pictures)
    {
        var now = studio.Read();
        return new StorageAnswer(now.Projects, now.Photos, now.PhotoBytes, pictures.PictureBytes(), now.Exports, now.ExportBytes, now.DatabaseBytes, now.FreeBytes);
    }
}
