using ClipPaste.Engine.Models;
using ClipPaste.Engine.Vision.Clip;
using ClipPaste.Engine.Vision.Pocket;

namespace ClipPaste.Engine.Vision;

/// <summary>Loads the judge by the name a user gives.</summary>
public static class VisionModels
{
    /// <summary>The embedded default.</summary>
    public const string Pocket = "pocket";

    /// <summary>Loads a model.</summary>
    /// <param name="name"><c>pocket</c>, a name of the registry such as <c>ViT-B/32</c>, or the path of a weights file.</param>
    /// <param name="store">Knows where weights are.</param>
    /// <param name="options">Threads, precision, device.</param>
    /// <exception cref="ModelUnavailableException">The weights are not on this machine; the message says how to get them.</exception>
    /// <exception cref="ArgumentException">There is no model of that name; the message lists the names.</exception>
    public static IVisionLanguageModel Load(string name, ModelStore store, VisionOptions options)
    {
        if (name == Pocket)
            return PocketModel.Load(Path.Combine(Installation.Models, "pocket"), options);
        return ClipModel.Load(File.Exists(name) ? name : store.Require(ModelRegistry.Get(name)), options);
    }
}
