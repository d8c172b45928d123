using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Models;
using ClipPaste.Engine.Vision;

namespace ClipPaste.Web.Work;

/// <summary>
/// The vision-language model that ranks photos and scores cut-outs and layouts, on a lane of its own. It is loaded when first asked; when
/// another
/// model is asked for, that one takes its place.
/// </summary>
/// <param name="lanes">Has the lane.</param>
/// <param name="models">Knows where the weights are.</param>
/// <param name="scissors">Cuts photos that are to be scored.</param>
internal sealed class Judge(WorkLanes lanes, ModelStore models, Scissors scissors) : IDisposable
{
    // Only the lane's thread touches it.
    private JudgeTools? _tools;

    /// <summary>Asks the judge something.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="question">Runs on the judge's lane; the tools must not leave it.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="ModelUnavailableException">Weights are missing; the message says how to get them.</exception>
    public Task<T> AskAsync<T>(string model, Func<JudgeTools, CancellationToken, T> question, CancellationToken token) =>
        lanes.Judge.Run(running => question(Load(model), running), token);

    /// <summary>Closes the lane, then the model.</summary>
    public void Dispose()
    {
        lanes.Judge.Dispose();
        _tools?.Model.Dispose();
    }

    private JudgeTools Load(string name)
    {
        if (_tools?.Name == name)
            return _tools;
        _tools?.Model.Dispose();
        _tools = null;
        var model = VisionModels.Load(name, models, new VisionOptions());
        var ranker = new PhotoRanker(model, new EmbeddingCache());
        return _tools = new JudgeTools(name, model, ranker, new CutoutChooser(model, ranker, scissors.Networks, scissors.Cache));
    }
}

/// <summary>What the judge works with.</summary>
/// <param name="Name">The name that the model was asked for by.</param>
/// <param name="Model">The model.</param>
/// <param name="Ranker">Ranks photos; remembers those it has seen.</param>
/// <param name="Chooser">Cuts photos for a thing and scores the cut-outs.</param>
internal sealed record JudgeTools(string Name, IVisionLanguageModel Model, PhotoRanker Ranker, CutoutChooser Chooser);
