using ClipPaste.Web.Access;

namespace ClipPaste.Tests.Web.Api;

/// <content>What admins do.</content>
internal static partial class ApiTable
{
    private static ApiRow[] Admin =>
    [
        .. new ApiRow[]
        {
            new("GET", "/admin/accounts"),
            new("GET", "/admin/accounts/{id}", Opens: false),
            new("PATCH", "/admin/accounts/{id}", """{"suspended":true}"""),
            new("DELETE", "/admin/accounts/{id}"),
            new("GET", "/admin/jobs"),
            new("POST", "/admin/jobs/{id}/cancel"),
            new("GET", "/admin/storage"),
            new("GET", "/admin/audit"),
            new("GET", "/admin/reports"),
            new("POST", "/admin/reports/{id}/resolve"),
            new("POST", "/admin/reports/{id}/takedown"),
            new("GET", "/admin/shown"),
            new("POST", "/admin/shown/{id}/takedown"),
        }.Select(row => row with { Least = CallerRole.Admin }),
    ];
}
