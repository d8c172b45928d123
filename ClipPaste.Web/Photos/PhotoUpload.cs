using ClipPaste.Web.Access;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Photos;

/// <summary>Takes the files of a request: onto the disk as they come, then, decoded, into the catalogue. Nothing of the originals stays.</summary>
internal sealed class PhotoUpload(UploadReader reader, UploadFolder folder, ActionRates rates, AccountQuotas quotas, PhotoIngest ingest, UploadLimits limits,
    IStringLocalizer<UploadTexts> texts)
{
    // Whoever sends more than this is not told of each file any more.
    private const int MostRefusals = 100;

    /// <summary>Takes them.</summary>
    /// <param name="request">A multipart request whose sender has been checked.</param>
    /// <param name="owner">The account that sends.</param>
    /// <param name="token">Stops.</param>
    /// <exception cref="InvalidDataException">The request is not multipart/form-data, or is malformed.</exception>
    /// <exception cref="IOException">The sender stopped in the middle, or the disk is full.</exception>
    public async Task<UploadAnswer> TakeAsync(HttpRequest request, string owner, CancellationToken token)
    {
        var accepted = new List<AcceptedPhoto>();
        var refused = new List<RefusedFile>();
        await foreach (var file in reader.ReadAsync(request, token))
        {
            using (file)
            {
                var outcome = await TakeAsync(file, accepted.Count + refused.Count, owner, token);
                if (outcome.IsAccepted)
                    accepted.Add(new AcceptedPhoto(outcome.Photo.Id, outcome.Photo.Credit.Title, outcome.Photo.Width, outcome.Photo.Height));
                else
                    refused.Add(new RefusedFile(file.Name, Sentence(outcome.Refusal)));
            }
            if (refused.Count == MostRefusals)
                break;
        }
        return new UploadAnswer(accepted, refused);
    }

    /// <summary>What people are told about a refusal.</summary>
    public string Sentence(UploadRefusal refusal) => UploadSentences.Of(texts, refusal, limits);

    /// <summary>How long until an account may send the next photo; zero where it may now.</summary>
    public TimeSpan Wait(string owner) => rates.Wait(RatedAction.Upload, owner, MostPerMinute(owner));

    private int MostPerMinute(string owner) => Math.Min(limits.FilesPerMinute, quotas.Of(owner).Uploads);

    private async Task<UploadOutcome> TakeAsync(ReceivedFile file, int number, string owner, CancellationToken token)
    {
        if (number >= limits.MostFiles)
            return UploadOutcome.Refused(UploadRefusal.TooMany);
        if (file.Name.Length > limits.LongestName)
            return UploadOutcome.Refused(UploadRefusal.NameTooLong);
        if (!file.IsWhole)
            return UploadOutcome.Refused(UploadRefusal.TooLarge);
        if (!folder.HasRoom)
            return UploadOutcome.Refused(UploadRefusal.DiskFull);
        if (quotas.UseOf(owner).Photos >= quotas.Of(owner).Photos)
            return UploadOutcome.Refused(UploadRefusal.QuotaFull);
        if (!rates.TryTake(RatedAction.Upload, owner, MostPerMinute(owner)))
            return UploadOutcome.Refused(UploadRefusal.TooFast);
        return await ingest.TakeAsync(file.Path, file.Name, owner, token);
    }
}
