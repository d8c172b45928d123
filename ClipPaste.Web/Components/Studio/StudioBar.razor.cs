using ClipPaste.Web.Components.Studio.History;
using ClipPaste.Web.Studio;
using Microsoft.AspNetCore.Components;

namespace ClipPaste.Web.Components.Studio;

/// <summary>The bar above a project: its name, that it is saved, undo and redo.</summary>
public sealed partial class StudioBar
{
    private HistoryDrawer? _history;

    private string Title => State.Title.Length > 0 ? State.Title : T["Untitled"];

    private void Rename(ChangeEventArgs change)
    {
        var title = ProjectTitle.Of(change.Value as string);
        Session.Edit("rename", state => state.Title == title ? state : state with { Title = title });
    }

    private string Named(string withEdit, string without, string? label) => label is null ? T[without] : T[withEdit, T["Edit." + label].Value];

    private Task ShowHistory() => _history?.OpenAsync() ?? Task.CompletedTask;

    private Task Help() => Studio.Canvas?.CommandAsync("help") ?? Task.CompletedTask;
}
