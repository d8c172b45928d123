using System.Globalization;
using ClipPaste.Web.Access.Pages;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Access;

/// <summary>Tells whoever asks too often to wait: people by a page, scripts by a problem in JSON, both with the seconds in <c>Retry-After</c>.</summary>
internal static class TooFast
{
    private const string Page = "text/html";

    /// <summary>Answers 429.</summary>
    /// <param name="context">The request.</param>
    /// <param name="wait">How long until it may be asked again.</param>
    public static Task AnswerAsync(HttpContext context, TimeSpan wait) => Answer(context, wait).ExecuteAsync(context);

    /// <summary>The same as a result.</summary>
    public static IResult Answer(HttpContext context, TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        var headers = context.Response.Headers;
        headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        headers.CacheControl = "no-store";
        headers.Vary = "Accept";
        if (IsForEyes(context.Request))
            return new RazorComponentResult<TooFastPage>(new { Seconds = seconds }) { StatusCode = StatusCodes.Status429TooManyRequests };
        var texts = context.RequestServices.GetRequiredService<IStringLocalizer<AccessTexts>>();
        return Results.Problem(texts["TooFast", seconds], statusCode: StatusCodes.Status429TooManyRequests);
    }

    // Browsers name this type when they go to a page, and never for what a script or a picture asks for.
    private static bool IsForEyes(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals(Page, StringComparison.OrdinalIgnoreCase));
}
