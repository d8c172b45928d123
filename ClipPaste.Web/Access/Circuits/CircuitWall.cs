using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Access;

/// <summary>Keeps one address from holding more pages open than many people behind it would.</summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="places">The open pages.</param>
/// <param name="texts">Says why.</param>
internal sealed class CircuitWall(RequestDelegate next, CircuitPlaces places, IStringLocalizer<AccessTexts> texts)
{
    /// <summary>Whether a request opens a page's connection.</summary>
    public static bool IsFor(HttpContext context) =>
        !HttpMethods.IsPost(context.Request.Method) && context.Request.Path.Equals("/_blazor", StringComparison.OrdinalIgnoreCase);

    /// <summary>Answers 429, or goes on and keeps the place as long as the connection lasts.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var address = $"{context.Connection.RemoteIpAddress}";
        if (!places.Addresses.TryTake(address, CircuitPlaces.PerAddress))
        {
            context.Response.Headers.RetryAfter = "60";
            await Results.Problem(texts["ManyPages"], statusCode: StatusCodes.Status429TooManyRequests).ExecuteAsync(context);
            return;
        }
        try
        {
            await next(context);
        }
        finally
        {
            places.Addresses.Leave(address);
        }
    }
}
