using System.Globalization;
using ClipPaste.Web.Access;
using ClipPaste.Web.Shares;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Data.Sqlite;

namespace ClipPaste.Web.Components.Studio.Share;

/// <summary>What a new link allows.</summary>
public sealed partial class ShareForm
{
    private static readonly ShareRights[] Rights = [ShareRights.Prompt, ShareRights.Live, ShareRights.Download, ShareRights.Recipe, ShareRights.Remix];
    private static readonly int[] Lives = [1, 7, ShareDraft.UsualDays, 90, ShareDraft.MostDays];

    private ShareDraft _draft = ShareDraft.Usual;
    private string? _password;
    private string? _complaint;
    private bool _making;

    /// <summary>A link was made; told is its path.</summary>
    [Parameter]
    public EventCallback<string> OnMade { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private ShareDesk Desk { get; set; } = null!;

    private static string Text(ChangeEventArgs change) => (change.Value as string ?? "").Trim();

    private bool IsOn(ShareRights right) => (_draft.Rights & right) != ShareRights.None && (right != ShareRights.Live || _draft.Follows);

    private void Set(ShareRights right, bool on) => _draft = _draft with { Rights = on ? _draft.Rights | right : _draft.Rights & ~right };

    private void TakeDays(ChangeEventArgs change)
    {
        if (int.TryParse(change.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && Lives.Contains(days))
            _draft = _draft with { Days = days };
    }

    private async Task MakeAsync()
    {
        var draft = _draft with { Password = _password };
        if (!draft.IsFine)
        {
            _complaint = T["BadPassword", ShareDraft.ShortestPassword, ShareDraft.LongestPassword];
            return;
        }
        (_making, _complaint) = (true, null);
        try
        {
            if (await Desk.MakeAsync(Session, draft, Caller.Of((await Authentication).User)) is var (_, token))
                await OnMade.InvokeAsync(ShareDoor.AddressOf(token));
            else
                _complaint = T["TooMany", ShareStore.MostOpen];
        }
        catch (SqliteException)
        {
            _complaint = T["NotKept"];
        }
        finally
        {
            _making = false;
        }
    }
}
