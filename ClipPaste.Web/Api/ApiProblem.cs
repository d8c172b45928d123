using System.Globalization;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClipPaste.Web.Api;

/// <summary>Answers about what cannot be done, in the form of RFC 9457.</summary>
internal static class ApiProblem
{
    /// <summary>What was asked for is not there, or not the caller's.</summary>
    public static ProblemHttpResult NotFound() => TypedResults.Problem(statusCode: StatusCodes.Status404NotFound);

    /// <summary>The request itself is wrong.</summary>
    /// <param name="sentence">What is wrong with it.</param>
    public static ProblemHttpResult BadRequest(string sentence) => TypedResults.Problem(sentence, statusCode: StatusCodes.Status400BadRequest);

    /// <summary>It cannot be done as things are now.</summary>
    /// <param name="sentence">Why, and what to do.</param>
    public static ProblemHttpResult Conflict(string sentence) => TypedResults.Problem(sentence, statusCode: StatusCodes.Status409Conflict);

    /// <summary>Runs were begun too often.</summary>
    /// <param name="context">The request; it is told the seconds in <c>Retry-After</c>.</param>
    /// <param name="wait">How long to wait.</param>
    public static ProblemHttpResult TooFast(HttpContext context, RunWait wait)
    {
        context.Response.Headers.RetryAfter = wait.Seconds.ToString(CultureInfo.InvariantCulture);
        return TypedResults.Problem(wait.Sentence, statusCode: StatusCodes.Status429TooManyRequests);
    }
}
