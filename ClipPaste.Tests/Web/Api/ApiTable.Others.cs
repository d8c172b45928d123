namespace ClipPaste.Tests.Web.Api;

/// <content>What others show.</content>
internal static partial class ApiTable
{
    private static ApiRow[] Others =>
    [
        new("GET", "/gallery"),
        new("GET", "/gallery/{id}", Opens: false),
        new("GET", "/gallery/{id}/picture", Opens: false),
        new("POST", "/shares/remix", """{"link":"nothing"}"""),
    ];
}
