using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Models;
using ClipPaste.Engine.Prompts;
using ClipPaste.Engine.Sources;

namespace ClipPaste.Web.Work;

/// <summary>The networks that cut photos up, on a lane of their own, and the cut-outs they have made.</summary>
internal sealed class Scissors : IDisposable
{
    private readonly WorkLanes _lanes;

    /// <summary>Prepares; networks are opened when the first photo is cut.</summary>
    /// <param name="lanes">Has the lane.</param>
    /// <param name="models">Knows where the weights are.</param>
    public Scissors(WorkLanes lanes, ModelStore models)
    {
        _lanes = lanes;
        Networks = new CutoutNetworks(models, Environment.ProcessorCount);
    }

    /// <summary>The networks; owned by this.</summary>
    public CutoutNetworks Networks { get; }

    /// <summary>Keeps cut-outs, so that a photo is cut only once.</summary>
    public CutoutCache Cache { get; } = new(CutoutCache.DefaultFolder);

    /// <summary>Opens the networks.</summary>
    /// <exception cref="ModelUnavailableException">Weights are missing; the message says how to get them.</exception>
    public Task LoadAsync(CancellationToken token) => _lanes.Scissors.Run(_ => Networks.Cutter.Version, token);

    /// <summary>
    /// Cuts a photo up as the judge will want it for a thing, unless that has been done before; the cut-outs are then in <see cref="Cache"/>.
    /// </summary>
    /// <exception cref="ImageFormatException">The photo cannot be read.</exception>
    public Task PrepareAsync(SourcePhoto photo, Thing thing, CancellationToken token)
    {
        if (thing.IsAtmosphere)
            return Task.CompletedTask;
        var request = new CutoutRequest { Kind = thing.IsScenery ? CutoutKind.Scenery : CutoutKind.Subject };
        return _lanes.Scissors.Run(running => Cut(photo, request, running), token);
    }

    /// <summary>Closes the lane, then the networks.</summary>
    public void Dispose()
    {
        _lanes.Scissors.Dispose();
        Networks.Dispose();
    }

    private IReadOnlyList<Cutout> Cut(SourcePhoto photo, CutoutRequest request, CancellationToken running)
    {
        var cutter = Networks.Cutter;
        return Cache.GetOrCut(photo, request, cutter.Version, () => cutter.Cut(photo, ImageReader.Read(photo.Path), request, running));
    }
}
