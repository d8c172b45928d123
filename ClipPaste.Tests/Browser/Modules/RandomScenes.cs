using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Rasters;

namespace ClipPaste.Tests.Browser.Modules;

/// <summary>Poses as they may come.</summary>
internal static class RandomScenes
{
    /// <summary>A pose anywhere on the canvas or a little beside it.</summary>
    public static Pose Pose(SeededRandom random) => new(
        random.Range(-.7, .7), random.Range(-.7, .7), random.Range(-2, 1), random.Range(-3, 3), random.Range(0, 1), random.Below(2) == 1);
}
