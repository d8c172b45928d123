namespace ClipPaste.Tests.Web.Api;

internal static partial class ApiTable
{
    private static ApiRow[] PhotoRows =>
    [
        new("GET", "/photos"),
        new("GET", "/photos/{id}"),
        new("GET", "/photos/{id}/picture"),
        new("GET", "/objects/{hash}"),
        new("POST", "/projects/{id}/photos"),
        new("DELETE", "/projects/{id}/activities/{kind}"),
        new("POST", "/projects/{id}/search"),
        new("GET", "/projects/{id}/found"),
        new("GET", "/projects/{id}/picks"),
        new("POST", "/projects/{id}/picks", """{"phrase":"fox","photos":[]}"""),
        new("DELETE", "/projects/{id}/picks"),
        new("POST", "/projects/{id}/cutouts"),
        new("GET", "/projects/{id}/cutouts"),
        new("POST", "/projects/{id}/cutouts/approve"),
        new("PATCH", "/projects/{id}/cutouts/{cutout}", "{}"),
        new("GET", "/projects/{id}/cutouts/{cutout}/picture", Opens: false),
        new("POST", "/projects/{id}/cutouts/{cutout}/mask", """{"steps":[{"op":"click","x":1,"y":1,"add":true}]}"""),
        new("POST", "/projects/{id}/layouts"),
        new("GET", "/projects/{id}/layouts"),
        new("POST", "/projects/{id}/layouts/{layout}/choose"),
    ];
}
