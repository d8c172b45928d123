using Microsoft.AspNetCore.Components;

namespace ClipPaste.Web.Components.Studio.Export;

/// <summary>A choice among a few things, shown as tiles.</summary>
/// <typeparam name="T">What is chosen.</typeparam>
public sealed partial class ChoiceTiles<T>
{
    // So many stand in a row.
    private const int Row = 4;

    /// <summary>What is chosen, in words.</summary>
    [Parameter, EditorRequired]
    public string Legend { get; set; } = "";

    /// <summary>Whether only screen readers are told the legend.</summary>
    [Parameter]
    public bool HideLegend { get; set; }

    /// <summary>Name of the group; unique on the page.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    /// <summary>The values with their words and hints, which may be empty.</summary>
    [Parameter, EditorRequired]
    public IEnumerable<(T Value, string Text, string Hint)> Choices { get; set; } = [];

    /// <summary>The chosen one.</summary>
    [Parameter, EditorRequired]
    public T Value { get; set; } = default!;

    /// <summary>Another one is chosen.</summary>
    [Parameter]
    public EventCallback<T> ValueChanged { get; set; }

    private bool Many => Choices.Count() > Row || Choices.Any(choice => choice.Hint.Length == 0);
}
