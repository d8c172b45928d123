using ClipPaste.Engine.Models;
using ClipPaste.Engine.Vision;
using ClipPaste.Engine.Vision.Pocket;

namespace ClipPaste.Tests;

/// <summary>The embedded model, as tests load it.</summary>
internal static class TestModels
{
    public static IVisionLanguageModel Pocket(VisionOptions options) => PocketModel.Load(Path.Combine(Installation.Models, "pocket"), options);
}
