using System.Collections.Immutable;

namespace ClipPaste.Web.Components.Studio;

/// <summary>The canvas in the browser, as the panels use it. A call after the page was left does nothing.</summary>
internal interface ICanvas
{
    /// <summary>Selects pieces.</summary>
    Task SelectAsync(ImmutableArray<string> pieces);

    /// <summary>Does what a shortcut would do.</summary>
    /// <param name="name">Name of the command in the canvas module, such as <c>flip</c>.</param>
    Task CommandAsync(string name);

    /// <summary>Whether pieces that are moved during a run are pinned where they are put.</summary>
    Task PinMovedAsync(bool pin);

    /// <summary>Opens the timeline of a run in an element of a panel and ties it to the canvas.</summary>
    /// <param name="host">The element.</param>
    /// <param name="run">The run.</param>
    /// <param name="texts">Texts of the timeline by key.</param>
    Task OpenTimelineAsync(Microsoft.AspNetCore.Components.ElementReference host, string run, IReadOnlyDictionary<string, string> texts);

    /// <summary>Closes the timeline; the canvas shows the present again.</summary>
    Task CloseTimelineAsync();
}
