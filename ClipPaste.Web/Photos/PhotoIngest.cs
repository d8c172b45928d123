using ClipPaste.Web.Metrics;
using ClipPaste.Web.Photos.Decoding;
using ClipPaste.Web.Work;

namespace ClipPaste.Web.Photos;

/// <summary>
/// Makes a photo of the studio out of a file of unknown origin: checked by its content, decoded, turned upright, in sRGB, written anew, so that nothing
/// of the original file is kept but the pixels. Decoding happens in a process of its own, keeping on the lane for pictures.
/// </summary>
/// <param name="catalogue">Takes the photo.</param>
/// <param name="decoder">Decodes the file.</param>
/// <param name="lanes">Where the photo is written.</param>
/// <param name="limits">What is taken.</param>
/// <param name="meter">Counts what became of it.</param>
internal sealed class PhotoIngest(PhotoCatalogue catalogue, PhotoDecoder decoder, WorkLanes lanes, UploadLimits limits, StudioMeter meter)
{
    /// <summary>Takes a file.</summary>
    /// <param name="path">Where it lies; it is not changed.</param>
    /// <param name="name">Its sender's name for it.</param>
    /// <param name="owner">The account that sends it.</param>
    /// <param name="token">Gives up.</param>
    /// <exception cref="IOException">The disk is full, or refuses.</exception>
    public async Task<UploadOutcome> TakeAsync(string path, string name, string owner, CancellationToken token)
    {
        var outcome = await TryTakeAsync(path, name, owner, token);
        meter.Uploaded(outcome.IsAccepted ? null : outcome.Refusal);
        return outcome;
    }

    private async Task<UploadOutcome> TryTakeAsync(string path, string name, string owner, CancellationToken token)
    {
        DecodedPicture picture;
        await using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, useAsync: true))
            picture = await decoder.DecodeAsync(file, DecodeRequest.Of(limits, PictureCheck.FormatOf(name)), token);
        if (picture.Refusal is { } refusal)
            return UploadOutcome.Refused(refusal);
        var upload = new UploadedPhoto(picture.File, name, picture.Width, picture.Height);
        try
        {
            var photo = await lanes.Pictures.Run(_ => catalogue.Add(upload, owner), token);
            return photo is null ? UploadOutcome.Refused(UploadRefusal.QuotaFull) : UploadOutcome.Accepted(photo);
        }
        catch (LaneFullException)
        {
            return UploadOutcome.Refused(UploadRefusal.Busy);
        }
    }
}
