using ClipPaste.Web.Access;
using ClipPaste.Web.Studio;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Photos;

/// <summary>Answers requests that send photos.</summary>
internal sealed class UploadEndpoint(ProjectSessions projects, UploadSender sender, PhotoUpload upload, UploadFolder folder, UploadLimits limits, IStringLocalizer<UploadTexts> texts)
{
    /// <summary>Takes the photos of a request, or says why not.</summary>
    /// <param name="id">The project for which they are sent.</param>
    /// <param name="context">The request.</param>
    public async Task<IResult> AnswerAsync(string id, HttpContext context)
    {
        if (!UploadSender.IsOwnPage(context.Request))
            return Problem(StatusCodes.Status403Forbidden, texts["ForeignPage"]);
        if (!await sender.HasTokenAsync(context))
            return Problem(StatusCodes.Status400BadRequest, texts["Token"]);
        if (projects.Open(id, context.Caller()) is null)
            return Problem(StatusCodes.Status404NotFound, texts["NoProject"]);
        return await TakeAsync(context);
    }

    /// <summary>Takes the photos of a request whose sender has been checked, or says why not.</summary>
    public async Task<IResult> TakeAsync(HttpContext context)
    {
        var owner = context.Caller().Id;
        if (upload.Wait(owner) is { Ticks: > 0 } wait)
        {
            context.Response.Headers.RetryAfter = $"{Math.Ceiling(wait.TotalSeconds)}";
            return Problem(StatusCodes.Status429TooManyRequests, upload.Sentence(UploadRefusal.TooFast));
        }
        return folder.HasRoom ? await TakeAsync(context, owner) : DiskFull();
    }

    private async Task<IResult> TakeAsync(HttpContext context, string owner)
    {
        try
        {
            var answer = await upload.TakeAsync(context.Request, owner, context.RequestAborted);
            return answer is { Accepted.Count: 0, Refused.Count: 0 } ? Problem(StatusCodes.Status400BadRequest, texts["NoFile"]) : Results.Ok(answer);
        }
        catch (BadHttpRequestException error) when (error.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Problem(error.StatusCode, texts["RequestTooLarge", limits.MostBytes >> 20]);
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            return folder.HasRoom ? Problem(StatusCodes.Status400BadRequest, texts["Malformed"]) : DiskFull();
        }
    }

    private IResult DiskFull() => Problem(StatusCodes.Status507InsufficientStorage, upload.Sentence(UploadRefusal.DiskFull));

    private static IResult Problem(int status, string sentence) => Results.Problem(sentence, statusCode: status);
}
