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

    /// <summary>It was asked for too often.</summary>
    /// <param name="sentence">How long to wait.</param>
    public static ProblemHttpResult TooFast(string sentence) => TypedResults.Problem(sentence, statusCode: StatusCodes.Status429TooManyRequests);
}
