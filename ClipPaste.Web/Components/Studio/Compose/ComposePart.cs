using System.Collections.Immutable;
using ClipPaste.Web.Streaming;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Localization;
using Radzen;

namespace ClipPaste.Web.Components.Studio.Compose;

/// <summary>A part of the compose panel that shows pieces and changes them.</summary>
public abstract class ComposePart : StudioPanel
{
    [Inject]
    private protected RunDesk Desk { get; set; } = null!;

    [Inject]
    private NotificationService Notices { get; set; } = null!;

    [Inject]
    private IStringLocalizer<StreamingTexts> Refusals { get; set; } = null!;

    /// <summary>The project as it is seen: with the poses and colours that its run has reached.</summary>
    private protected ProjectState Seen => Desk.Find(Session)?.ApplyTo(State) ?? State;

    /// <summary>The selected pieces that are there, the topmost first.</summary>
    private protected ImmutableArray<string> Chosen => [.. PieceEdits.There(State, Studio.Selection).Reverse()];

    /// <summary>Whether what is moved now is to be locked against the run.</summary>
    private protected bool Pins => State.PinMoved && Desk.Find(Session) is not null;

    /// <summary>Changes the project; a refusal is told to the user.</summary>
    /// <param name="label">Key of the text that names the edit.</param>
    /// <param name="ops">Makes what is to be done of the project as it is then.</param>
    /// <param name="merge">Edits in quick succession with the same key become one step of the history.</param>
    private protected void Change(string label, Func<ProjectState, IEnumerable<SceneOp>> ops, string? merge = null)
    {
        try
        {
            Session.Edit(label, state => SceneEdits.Apply(state, ops(state)), merge);
        }
        catch (SceneEditException refused)
        {
            Refuse(refused.Reason);
        }
        catch (SqliteException)
        {
            Notices.Notify(NotificationSeverity.Error, Refusals["NotSaved"]);
        }
    }

    /// <summary>Tells the user why something cannot be done.</summary>
    /// <param name="reason">Key of the sentence.</param>
    private protected void Refuse(string reason) => Notices.Notify(NotificationSeverity.Warning, Refusals[reason]);
}
