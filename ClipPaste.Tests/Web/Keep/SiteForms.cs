using System.Net;

namespace ClipPaste.Tests.Web.Keep;

/// <summary>Sends forms to a site as its pages do.</summary>
internal static class SiteForms
{
    /// <summary>Posts a form with its token.</summary>
    /// <returns>The page that is shown next.</returns>
    public static async Task<string> PostAsync(this StudioSite site, string address, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent([
            .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), new("__RequestVerificationToken", await site.TokenAsync())]);
        using var answer = await site.Browser.PostAsync(new Uri(address, UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    public static Task<string> PageAsync(this StudioSite site, string address) => site.Browser.GetStringAsync(new Uri(address, UriKind.Relative));
}
