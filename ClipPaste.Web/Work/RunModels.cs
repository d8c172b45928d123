using ClipPaste.Engine.Vision;
using ClipPaste.Web.Commands;

namespace ClipPaste.Web.Work;

/// <summary>The models that judge runs, each loaded once. For one thread.</summary>
/// <param name="options">How they compute.</param>
internal sealed class RunModels(VisionOptions options) : IDisposable
{
    private readonly Dictionary<string, IVisionLanguageModel> _models = [];

    /// <summary>A model by its name.</summary>
    /// <exception cref="Engine.Models.ModelUnavailableException">Its weights are not on this machine; the message says how to get them.</exception>
    public IVisionLanguageModel Get(string name)
    {
        if (!_models.TryGetValue(name, out var model))
            _models[name] = model = VisionModels.Load(name, ModelStores.Create(), options);
        return model;
    }

    /// <summary>Frees the models that no run needs, but the embedded one, which is small and nearly always the next.</summary>
    public void Free(IReadOnlySet<string> needed)
    {
        foreach (var name in _models.Keys.Where(name => name != VisionModels.Pocket && !needed.Contains(name)).ToList())
        {
            _models.Remove(name, out var model);
            model?.Dispose();
        }
    }

    /// <summary>Frees them all.</summary>
    public void Dispose()
    {
        foreach (var model in _models.Values)
            model.Dispose();
        _models.Clear();
    }
}
