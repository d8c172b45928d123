using ClipPaste.Engine.Models;
using ClipPaste.Web.Studio;
using Microsoft.AspNetCore.Components;

namespace ClipPaste.Web.Components.Pages;

/// <summary>What models there are, which of them are on this machine, and how to get the others. Needs no circuit.</summary>
public sealed partial class ModelsPage
{
    [Inject]
    private ModelStore Models { get; set; } = null!;

    private static IEnumerable<(string Key, IEnumerable<ModelFile> Files)> Groups =>
        [("Judges", ModelRegistry.All.Where(JudgeModels.IsJudge)), ("Cutters", ModelRegistry.All.Where(file => !JudgeModels.IsJudge(file)))];

    private static string Sentence(string purpose) => char.ToUpperInvariant(purpose[0]) + purpose[1..] + ".";

    private string StateOf(ModelFile file)
    {
        if (Models.Find(file) is not { } path)
            return "missing";
        return new FileInfo(path) is { Exists: true } found && found.Length == file.Size ? "here" : "other";
    }
}
