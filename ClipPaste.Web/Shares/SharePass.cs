using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace ClipPaste.Web.Shares;

/// <summary>Who has typed a link's password need not type it again for a while: a signed cookie for the link's own path.</summary>
/// <param name="protection">Signs.</param>
/// <param name="clock">Ends it.</param>
internal sealed class SharePass(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Name of the cookie.</summary>
    public const string Cookie = "share-pass";

    /// <summary>For how long it counts.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(2);

    private readonly IDataProtector _protector = protection.CreateProtector("ClipPaste.SharePass.v1");

    /// <summary>Gives it to whoever has typed the password.</summary>
    /// <param name="context">The answer that takes it along.</param>
    /// <param name="link">The link.</param>
    /// <param name="token">Its token, which is part of the path.</param>
    public void Give(HttpContext context, ShareLink link, string token)
    {
        var ends = clock.GetUtcNow() + Lasts;
        context.Response.Cookies.Append(Cookie, _protector.Protect(Text(link, ends.ToUnixTimeSeconds())), new CookieOptions
        {
            Path = $"/s/{token}",
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            // Lax and not strict: links are opened from elsewhere.
            SameSite = SameSiteMode.Lax,
            MaxAge = Lasts,
        });
    }

    /// <summary>Whether a request may see what the link shows.</summary>
    public bool Opens(HttpContext context, ShareLink link)
    {
        if (link.Password is null)
            return true;
        if (context.Request.Cookies[Cookie] is not { Length: > 0 } cookie)
            return false;
        try
        {
            var text = _protector.Unprotect(cookie);
            var ends = long.Parse(text.AsSpan(text.LastIndexOf(' ') + 1), CultureInfo.InvariantCulture);
            return ends > clock.GetUtcNow().ToUnixTimeSeconds()
                && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(Text(link, ends)));
        }
        catch (Exception bad) when (bad is CryptographicException or FormatException or OverflowException)
        {
            return false;
        }
    }

    private static string Text(ShareLink link, long ends) => string.Create(CultureInfo.InvariantCulture, $"{link.Id} {ends}");
}
