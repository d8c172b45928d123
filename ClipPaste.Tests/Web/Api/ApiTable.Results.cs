namespace ClipPaste.Tests.Web.Api;

/// <content>What becomes of collages: exports, jobs, links, files.</content>
internal static partial class ApiTable
{
    private static ApiRow[] Results =>
    [
        new("GET", "/jobs"),
        new("GET", "/jobs/{id}", Opens: false),
        new("POST", "/jobs/{id}/cancel"),
        new("POST", "/projects/{id}/exports", """{"format":"png"}"""),
        new("GET", "/projects/{id}/exports"),
        new("GET", "/exports/{id}"),
        new("GET", "/exports/{id}/file"),
        new("GET", "/projects/{id}/shares"),
        new("POST", "/projects/{id}/shares", "{}"),
        new("DELETE", "/projects/{id}/shares/{share}"),
        new("PUT", "/projects/{id}/publication", "{}"),
        new("DELETE", "/projects/{id}/publication"),
        new("GET", "/projects/{id}/file"),
        new("POST", "/files"),
    ];
}
