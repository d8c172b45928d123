namespace ClipPaste.Tests.Web.Api;

/// <content>Runs, and what goes on in collages.</content>
internal static partial class ApiTable
{
    private static ApiRow[] Runs =>
    [
        new("POST", "/projects/{id}/runs"),
        new("POST", "/projects/{id}/runs/retry"),
        new("GET", "/projects/{id}/runs"),
        new("GET", "/projects/{id}/events", Opens: false),
        new("GET", "/runs/{id}"),
        new("POST", "/runs/{id}/pause"),
        new("POST", "/runs/{id}/resume"),
        new("POST", "/runs/{id}/stop"),
        new("POST", "/runs/{id}/steer", """{"poses":[]}"""),
        new("GET", "/runs/{id}/frames"),
        new("POST", "/runs/{id}/branch", """{"number":1}"""),
        new("GET", "/runs/{id}/events"),
    ];
}
