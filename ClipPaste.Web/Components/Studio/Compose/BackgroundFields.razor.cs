using System.Collections.Immutable;
using System.Numerics;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Imaging;
using ClipPaste.Web.Streaming;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Components;

namespace ClipPaste.Web.Components.Studio.Compose;

/// <summary>The five colours behind the pieces, by hand or from the photos.</summary>
public sealed partial class BackgroundFields
{
    private readonly CancellationTokenSource _closed = new();
    private ImmutableArray<Background> _found = [];
    private bool _looking;
    private string? _complaint;

    [Inject]
    private CollageBuilder Builder { get; set; } = null!;

    [Inject]
    private WorkLanes Lanes { get; set; } = null!;

    private bool CanLook => CollageBuilder.Visible(State).Any();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _closed.Cancel();
        _closed.Dispose();
    }

    private void SetColour(int point, ChangeEventArgs change)
    {
        if (HexColour.Read(change.Value as string) is not { } colour)
            return;
        var pin = Pins;
        Change("background", state => [Op(state.Background.Colours.SetItem(point, colour), pin ? true : null)], $"background:{point}");
    }

    private void SetLock(ChangeEventArgs change) => Change("background", _ => [new BackgroundOp(null, change.Value is true)]);

    private void Take(Background background) => Change("background", _ => [Op(background.Colours, Pins ? true : null)]);

    private async Task LookAsync()
    {
        (_looking, _complaint) = (true, null);
        var state = State;
        try
        {
            _found = await Lanes.Pictures.Run(token => PhotoBackgrounds.Of(Builder.Build(state), token), _closed.Token);
            _complaint = _found.IsEmpty ? T["NothingFound"].Value : null;
        }
        catch (Exception fault) when (fault is IOException or ImageFormatException)
        {
            _complaint = T["CannotLook"];
        }
        catch (LaneFullException)
        {
            _complaint = T["TooBusy"];
        }
        catch (OperationCanceledException)
        {
            // The panel was left.
        }
        _looking = false;
    }

    private static BackgroundOp Op(ImmutableArray<Vector3> colours, bool? locked) => new([.. colours.Select(colour => ImmutableArray.Create(colour.X, colour.Y, colour.Z))], locked);

    private static string Gradient(Background background) => $"linear-gradient(in oklab, {string.Join(", ", background.Colours.Select(HexColour.Of))})";
}
