using System.Collections.Immutable;
using ClipPaste.Engine.Models;

namespace ClipPaste.Web.Studio;

/// <summary>The models that can judge collages.</summary>
internal static class JudgeModels
{
    /// <summary>Whether a file of weights is a judge's; the networks that cut out are ONNX files.</summary>
    public static bool IsJudge(ModelFile file) => !file.FileName.EndsWith(".onnx", StringComparison.Ordinal);

    /// <summary>Names of the judges on this machine, in the order of the registry.</summary>
    public static ImmutableArray<string> Installed(ModelStore store) =>
        [.. ModelRegistry.All.Where(file => IsJudge(file) && store.Find(file) is not null).Select(file => file.Name)];
}
