using ClipPaste.Web.Components.Shared;
using ClipPaste.Web.Photos;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace ClipPaste.Web.Components.Studio.Sources;

/// <summary>Takes photos of the user's own: dropped, pasted or chosen. The browser sends them straight to the server; only the result comes here.</summary>
public sealed partial class UploadBox : IAsyncDisposable
{
    // What the browser says of a file before it sends it.
    private static readonly UploadRefusal[] SeenInBrowser = [UploadRefusal.Empty, UploadRefusal.NotAPhoto, UploadRefusal.TooLarge, UploadRefusal.TooMany];

    private static readonly string[] Words = ["Waiting", "Sending", "Preparing", "Done", "Cancelled", "Failed"];

    private static readonly string[] WordsWithName = ["Cancel", "Dismiss", "Retry"];

    private ElementReference _box;
    private DotNetObjectReference<UploadBox>? _self;
    private IJSObjectReference? _handle;
    private bool _gone;

    /// <summary>The project for which photos are sent.</summary>
    [Parameter]
    [EditorRequired]
    public string ProjectId { get; set; } = "";

    /// <summary>A photo has been taken; its id.</summary>
    [Parameter]
    public EventCallback<string> Accepted { get; set; }

    [Inject]
    private IJSRuntime Browser { get; set; } = null!;

    [Inject]
    private IStringLocalizer<UploadTexts> T { get; set; } = null!;

    [Inject]
    private UploadLimits Limits { get; set; } = null!;

    private long Megabytes => Limits.MostBytes >> 20;

    /// <summary>Called by the browser when a photo has been taken.</summary>
    [JSInvokable]
    public Task PhotoAccepted(AcceptedPhoto photo) => InvokeAsync(() => Accepted.InvokeAsync(photo.Id));

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _self = DotNetObjectReference.Create(this);
        await Browser.Attempt(async script =>
        {
            await using var module = await script.InvokeAsync<IJSObjectReference>("import", "./upload.js");
            // Its step may have been left while the script was fetched.
            if (!_gone)
                _handle = await module.InvokeAsync<IJSObjectReference>("openUpload", _box, _self, Options());
        });
    }

    private object Options()
    {
        var texts = SeenInBrowser.ToDictionary(refusal => refusal.ToString(), refusal => UploadSentences.Of(T, refusal, Limits));
        foreach (var word in Words)
            texts[word] = T[word];
        foreach (var word in WordsWithName)
            texts[word] = T[word, "{name}"];
        return new { url = $"/projects/{ProjectId}/photos", maxFiles = Limits.MostFiles, maxBytes = Limits.MostBytes, texts };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _gone = true;
        if (_handle is { } handle)
        {
            await handle.Attempt(script => script.InvokeVoidAsync("dispose"));
            await handle.Attempt(script => script.DisposeAsync());
        }
        _self?.Dispose();
    }
}
