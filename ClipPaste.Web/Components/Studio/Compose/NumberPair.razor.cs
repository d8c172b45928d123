using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace ClipPaste.Web.Components.Studio.Compose;

/// <summary>A number as a slider and as a box to type in.</summary>
public sealed partial class NumberPair
{
    private int _attempt;

    /// <summary>Unique in the page.</summary>
    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    /// <summary>What the number is.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>Sign behind the number.</summary>
    [Parameter]
    public string Unit { get; set; } = "";

    /// <summary>The number.</summary>
    [Parameter, EditorRequired]
    public double Value { get; set; }

    /// <summary>Smallest number that can be typed.</summary>
    [Parameter]
    public double Least { get; set; }

    /// <summary>Largest number that can be typed.</summary>
    [Parameter]
    public double Most { get; set; } = 100;

    /// <summary>Left end of the slider.</summary>
    [Parameter]
    public double SliderLeast { get; set; }

    /// <summary>Right end of the slider.</summary>
    [Parameter]
    public double SliderMost { get; set; } = 100;

    /// <summary>The smallest step.</summary>
    [Parameter]
    public double Step { get; set; } = 1;

    /// <summary>Another number was chosen; it is within its limits.</summary>
    [Parameter]
    public EventCallback<double> Changed { get; set; }

    private Task Take(ChangeEventArgs change)
    {
        if (double.TryParse(change.Value as string, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
            return Changed.InvokeAsync(Math.Clamp(value, Least, Most));
        // A box that shows what was not taken is drawn anew.
        _attempt++;
        return Task.CompletedTask;
    }

    private static string Text(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);
}
