using System.Net;
using System.Text.Json;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace ClipPaste.Tests.Web.Access;

/// <summary>Somebody at a browser of their own.</summary>
internal sealed partial class Person : IDisposable
{
    public const string Password = "four words in a row";

    public Person(StudioSite site)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies };
        Browser = new HttpClient(handler) { BaseAddress = site.Browser.BaseAddress };
        Browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    public CookieContainer Cookies { get; } = new();

    public HttpClient Browser { get; }

    /// <summary>The account's cookie, as a header for a WebSocket.</summary>
    public string CookieHeader => Cookies.GetCookieHeader(Browser.BaseAddress!);

    public static async Task<Person> SignedUpAsync(StudioSite site, string name)
    {
        var person = new Person(site);
        using var answer = await person.SendFormAsync("/sign-up", "sign-up", ("name", name), ("password", Password));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return person;
    }

    public static async Task<Person> GuestAsync(StudioSite site)
    {
        var person = new Person(site);
        using var answer = await person.PostAsync("/", "/account/guest");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return person;
    }

    public Task<HttpResponseMessage> GetAsync(string address) => Browser.GetAsync(new Uri(address, UriKind.Relative));

    /// <summary>Sends a form of a page that answers for itself.</summary>
    public async Task<HttpResponseMessage> SendFormAsync(string page, string form, params (string Name, string Value)[] fields) =>
        await PostAsync(page, page, [("_handler", form), .. fields]);

    /// <summary>Sends a form with the token of a page.</summary>
    public async Task<HttpResponseMessage> PostAsync(string page, string address, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await Browser.GetStringAsync(new Uri(page, UriKind.Relative))).Groups["token"].Value;
        return await PostBareAsync(address, [("__RequestVerificationToken", token), .. fields]);
    }

    /// <summary>Sends a form without a token.</summary>
    public async Task<HttpResponseMessage> PostBareAsync(string address, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await Browser.PostAsync(new Uri(address, UriKind.Relative), content);
    }

    /// <summary>Makes a project on the start page.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> NewProjectAsync(string prompt = "a fox")
    {
        using var answer = await PostAsync("/", "/projects", ("prompt", prompt));
        return answer.Headers.Location!.OriginalString.Split('/')[2];
    }

    public async Task<string> TokenAsync() => (await Browser.GetFromJsonAsync<JsonElement>("/antiforgery")).GetProperty("token").GetString()!;

    public void Dispose() => Browser.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
