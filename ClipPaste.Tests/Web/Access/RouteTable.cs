using ClipPaste.Web.Access;

namespace ClipPaste.Tests.Web.Access;

/// <summary>A route and the least role that may ask there.</summary>
/// <param name="Methods">GET, POST...; empty for any.</param>
/// <param name="Pattern">As it was mapped.</param>
/// <param name="Least">Those with a lesser role are turned away.</param>
/// <param name="Own">For a route that is asked with GET and gives somebody's own things: where it gives one of these; null for other routes.</param>
internal sealed record RouteRow(string Methods, string Pattern, CallerRole Least, Func<OwnThings, string>? Own = null);

/// <summary>One of each thing that belongs to one account.</summary>
internal sealed record OwnThings(string Project, string Run, string Export, string Photo, string Object);

/// <summary>Every route of the site. Whoever adds a route adds its row.</summary>
internal static class RouteTable
{
    public static readonly RouteRow[] Rows =
    [
        new("", "/_blazor", CallerRole.Guest),
        new("", "/_blazor/disconnect/", CallerRole.Guest),
        new("", "/_blazor/initializers/", CallerRole.Guest),
        new("", "/_blazor/negotiate", CallerRole.Guest),
        new("", "/hubs/studio", CallerRole.Guest),
        new("", "/hubs/studio/negotiate", CallerRole.Guest),
        new("GET", "/_framework/opaque-redirect", CallerRole.Guest),
        new("GET", "/account/collages", CallerRole.Guest),
        new("GET", "/admin/shown/{id}/picture", CallerRole.Admin),
        new("GET", "/antiforgery", CallerRole.Guest),
        new("GET", "/exports/{id}", CallerRole.Guest, own => $"/exports/{own.Export}"),
        new("DELETE", "/gallery/folders/{id}", CallerRole.Guest),
        new("GET", "/gallery/everybody/items", CallerRole.Anonymous),
        new("GET", "/gallery/everybody/outline", CallerRole.Anonymous),
        new("GET", "/gallery/ids", CallerRole.Guest),
        new("GET", "/gallery/items", CallerRole.Guest),
        new("GET", "/gallery/outline", CallerRole.Guest),
        new("GET", "/health", CallerRole.Anonymous),
        new("GET", "/metrics", CallerRole.Anonymous),
        new("GET", "/ready", CallerRole.Anonymous),
        new("POST", "/csp-report", CallerRole.Anonymous),
        new("GET", "/objects/{hash}", CallerRole.Guest, own => $"/objects/{own.Object}"),
        new("GET", "/photos/{id}/thumb", CallerRole.Guest, own => $"/photos/{own.Photo}/thumb"),
        new("GET", "/photos/{id}/view", CallerRole.Guest, own => $"/photos/{own.Photo}/view"),
        new("GET", "/reports/{kind}/{subject}", CallerRole.Anonymous),
        new("GET", "/runs/{id}/timeline", CallerRole.Guest, own => $"/runs/{own.Run}/timeline"),
        new("GET", "/s/{token}/download", CallerRole.Anonymous),
        new("GET", "/s/{token}/events", CallerRole.Anonymous),
        new("GET", "/s/{token}/film", CallerRole.Anonymous),
        new("GET", "/s/{token}/objects/{hash}", CallerRole.Anonymous),
        new("GET", "/s/{token}/remix", CallerRole.Guest),
        new("GET", "/s/{token}/timeline", CallerRole.Anonymous),
        new("GET", "/s/{token}/{**rest}", CallerRole.Anonymous),
        new("GET HEAD", "/gallery/published/{id}/", CallerRole.Anonymous),
        new("GET HEAD", "/gallery/published/{id}/picture.jpg", CallerRole.Anonymous),
        new("GET HEAD", "/gallery/published/{id}/small.jpg", CallerRole.Anonymous),
        new("GET HEAD", "/s/{token}", CallerRole.Anonymous),
        new("GET HEAD", "/s/{token}/picture.jpg", CallerRole.Anonymous),
        new("GET POST", "/", CallerRole.Anonymous),
        new("GET POST", "/about", CallerRole.Anonymous),
        new("GET POST", "/account", CallerRole.Guest),
        new("GET POST", "/admin", CallerRole.Admin),
        new("GET POST", "/gallery", CallerRole.Guest),
        new("GET POST", "/gallery/everybody", CallerRole.Anonymous),
        new("GET POST", "/models", CallerRole.Guest),
        new("GET POST", "/not-found", CallerRole.Anonymous),
        new("GET POST", "/sign-in", CallerRole.Anonymous),
        new("GET POST", "/sign-up", CallerRole.Anonymous),
        new("GET POST", "/studio/{Id}", CallerRole.Guest, own => $"/studio/{own.Project}"),
        new("GET POST", "/studio/{Id}/{Step}", CallerRole.Guest, own => $"/studio/{own.Project}/prompt"),
        new("GET POST", "/tokens", CallerRole.User),
        new("GET POST", "/trash", CallerRole.Guest),
        new("POST", "/account/guest", CallerRole.Anonymous),
        new("POST", "/account/passkey/ask", CallerRole.Anonymous),
        new("POST", "/account/passkey/keep", CallerRole.User),
        new("POST", "/account/passkey/new", CallerRole.User),
        new("POST", "/account/passkey/show", CallerRole.Anonymous),
        new("POST", "/account/sign-out", CallerRole.Guest),
        new("POST", "/gallery/changes", CallerRole.Guest),
        new("POST", "/gallery/folders", CallerRole.Guest),
        new("POST", "/gallery/folders/{id}", CallerRole.Guest),
        new("POST", "/gallery/published/{id}/unpublish", CallerRole.Guest),
        new("POST", "/projects", CallerRole.Guest),
        new("POST", "/projects/delete", CallerRole.Guest),
        new("POST", "/projects/duplicate", CallerRole.Guest),
        new("POST", "/projects/empty-trash", CallerRole.Guest),
        new("GET", "/projects/{id}/file", CallerRole.Guest),
        new("POST", "/projects/open", CallerRole.Guest),
        new("POST", "/projects/rename", CallerRole.Guest),
        new("POST", "/projects/restore", CallerRole.Guest),
        new("POST", "/projects/trash", CallerRole.Guest),
        new("POST", "/projects/{id}/photos", CallerRole.Guest),
        new("POST", "/reports", CallerRole.Anonymous),
        new("POST", "/s/{token}", CallerRole.Anonymous),
        new("POST", "/s/{token}/remix", CallerRole.Guest),
    ];
}
