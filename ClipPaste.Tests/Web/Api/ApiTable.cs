namespace ClipPaste.Tests.Web.Api;

/// <summary>Every route of the programming interface. Whoever adds a route adds its row.</summary>
internal static partial class ApiTable
{
    public static readonly ApiRow[] Rows =
    [
        .. Collages,
        .. PhotoRows,
        .. Runs,
        .. Results,
        .. Others,
        .. Admin,
    ];

    private static ApiRow[] Collages =>
    [
        new("GET", "/me"),
        new("GET", "/models"),
        new("GET", "/projects"),
        new("POST", "/projects", "{}"),
        new("GET", "/projects/{id}"),
        new("PATCH", "/projects/{id}", "{}"),
        new("DELETE", "/projects/{id}"),
        new("POST", "/projects/{id}/duplicate"),
        new("PUT", "/projects/{id}/star"),
        new("DELETE", "/projects/{id}/star"),
        new("GET", "/projects/{id}/scene"),
        new("POST", "/projects/{id}/edits", """{"label":"background","ops":[{"op":"background","locked":true}]}"""),
        new("POST", "/projects/{id}/undo"),
        new("POST", "/projects/{id}/redo"),
        new("GET", "/projects/{id}/versions"),
        new("PUT", "/projects/{id}/versions/{version:long}/name", """{"name":"Best"}"""),
        new("DELETE", "/projects/{id}/versions/{version:long}/name"),
        new("POST", "/projects/{id}/versions/{version:long}/restore"),
        new("GET", "/trash"),
        new("POST", "/trash/{id}/restore"),
        new("DELETE", "/trash/{id}"),
        new("GET", "/folders"),
        new("POST", "/folders", """{"name":"Winter"}"""),
        new("PUT", "/folders/{id}/name", """{"name":"Winter"}"""),
        new("DELETE", "/folders/{id}"),
        new("PUT", "/projects/{id}/folder/{folder}"),
        new("DELETE", "/projects/{id}/folder"),
    ];
}
