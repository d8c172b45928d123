using System.Text.Json;
using ClipPaste.Web.Access;
using ClipPaste.Web.Store;
using ClipPaste.Web.Streaming;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Api;

/// <summary>
/// Sees to it that programs are told whatever goes wrong as a problem (RFC 9457) with a sentence, never by a page and never with the insides of the
/// studio.
/// </summary>
internal sealed partial class ApiAnswers(
    RequestDelegate next, WorkFaults faults, IStringLocalizer<ApiTexts> texts, IStringLocalizer<StreamingTexts> refusals, ILogger<ApiAnswers> log)
{
    /// <summary>Lets the request pass and completes its answer.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        // Nothing of somebody's own may lie in a cache between here and there.
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            await next(context);
        }
        catch (Exception fault) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            await AnswerAsync(context, fault);
            return;
        }
        var response = context.Response;
        if (response is { HasStarted: false, StatusCode: >= StatusCodes.Status400BadRequest, ContentType: null } && response.ContentLength is null or 0)
            await TypedResults.Problem(SentenceFor(context, response.StatusCode), statusCode: response.StatusCode).ExecuteAsync(context);
    }

    private Task AnswerAsync(HttpContext context, Exception fault)
    {
        (int Status, string? Sentence) told = fault switch
        {
            // What stands in the document is wrong, not the studio: where it is wrong may be told.
            BadHttpRequestException { InnerException: JsonException { Path: var path } } bad => (bad.StatusCode, texts["BadJson", path ?? "$"].Value),
            BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } bad => (bad.StatusCode, texts["BadRequest", bad.Message].Value),
            BadHttpRequestException other => (other.StatusCode, SentenceFor(context, other.StatusCode)),
            SceneEditException refused => (StatusCodes.Status409Conflict, refusals[refused.Reason].Value),
            QuotaException => (StatusCodes.Status409Conflict, faults.SentenceFor(fault)),
            LaneFullException => (StatusCodes.Status503ServiceUnavailable, faults.SentenceFor(fault)),
            SqliteException gone when StudioDatabase.IsAway(gone) => (StatusCodes.Status503ServiceUnavailable, faults.SentenceFor(fault)),
            _ when WorkFaults.IsDiskFull(fault) => (StatusCodes.Status507InsufficientStorage, faults.SentenceFor(fault)),
            _ => (StatusCodes.Status500InternalServerError, texts["Unforeseen"].Value),
        };
        if (told.Status >= StatusCodes.Status500InternalServerError)
            Failed(fault);
        return TypedResults.Problem(told.Sentence, statusCode: told.Status).ExecuteAsync(context);
    }

    private string? SentenceFor(HttpContext context, int status) => status switch
    {
        StatusCodes.Status401Unauthorized when context.Request.Headers.Authorization.Count > 0 => texts["TokenGone"].Value,
        StatusCodes.Status401Unauthorized => texts["NoToken"].Value,
        StatusCodes.Status404NotFound => texts["NotFound"].Value,
        StatusCodes.Status413PayloadTooLarge => texts["TooLarge"].Value,
        StatusCodes.Status405MethodNotAllowed => texts["Method"].Value,
        StatusCodes.Status415UnsupportedMediaType => texts["MediaType"].Value,
        _ => null,
    };

    [LoggerMessage(40, LogLevel.Error, "A request of a program has failed.")]
    private partial void Failed(Exception fault);
}
