using System.Text.Json;
using ClipPaste.Web.Streaming;
using Microsoft.Playwright;

namespace ClipPaste.Tests.Browser.Modules;

/// <summary>Tests of the studio's own script modules: each runs in an empty page of the studio's address, so that it can import them.</summary>
public abstract class ModuleTests(StudioInBrowser studio) : IAsyncLifetime
{
    /// <summary>The empty page.</summary>
    protected IPage Page { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Page = await studio.Chromium.OpenAsync();
        var empty = new Uri(studio.Address, "empty-page").ToString();
        await Page.RouteAsync(empty, route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<!doctype html><title>Modules</title><body></body>" }));
        await Page.GotoAsync(empty);
    }

    public Task DisposeAsync() => Page.Context.CloseAsync();

    /// <summary>Runs a script in the page.</summary>
    /// <param name="script">Body of an asynchronous function that returns something; it knows <paramref name="given"/> by that name.</param>
    /// <param name="given">Goes there as JSON.</param>
    protected async Task<T> RunAsync<T>(string script, object? given = null)
    {
        var function = $$"""
            async json => {
                const given = JSON.parse(json);
                const near = (a, b, tolerance = 1e-9) => Math.abs(a - b) <= tolerance;
                const answer = await (async () => { {{script}} })();
                return JSON.stringify(answer ?? null);
            }
            """;
        var answer = await Page.EvaluateAsync<string>(function, JsonSerializer.Serialize(given, MessageJson.Options));
        return JsonSerializer.Deserialize<T>(answer, MessageJson.Options)!;
    }

    /// <summary>Asserts that two lists of numbers are the same but for rounding.</summary>
    protected static void AssertNear(double[] expected, double[] actual, double tolerance = 1e-9)
    {
        Assert.Equal(expected.Length, actual.Length);
        foreach (var (wanted, got) in expected.Zip(actual))
            Assert.InRange(got, wanted - tolerance, wanted + tolerance);
    }
}
