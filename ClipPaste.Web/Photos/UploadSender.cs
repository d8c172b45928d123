using Microsoft.AspNetCore.Antiforgery;

namespace ClipPaste.Web.Photos;

/// <summary>Checks that a request was sent by our own page, not by somebody else's on the user's behalf.</summary>
/// <param name="antiforgery">Knows the tokens.</param>
internal sealed class UploadSender(IAntiforgery antiforgery)
{
    /// <summary>The header that carries the token.</summary>
    public const string TokenHeader = "X-CSRF-TOKEN";

    /// <summary>Whether the page that sent the request is of this site. Programs that are no browsers name none; they need the token all the same.</summary>
    public static bool IsOwnPage(HttpRequest request)
    {
        var origin = request.Headers.Origin;
        return origin.Count == 0
            || (origin.Count == 1 && Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether the request carries a token that we gave.</summary>
    public async Task<bool> HasTokenAsync(HttpContext context)
    {
        // Without the header the token would be looked for in the body, which would have to be read whole.
        if (!context.Request.Headers.ContainsKey(TokenHeader))
            return false;
        try
        {
            await antiforgery.ValidateRequestAsync(context);
            return true;
        }
        catch (AntiforgeryValidationException)
        {
            return false;
        }
    }
}
