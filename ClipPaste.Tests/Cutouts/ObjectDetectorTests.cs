using ClipPaste.Engine.Cutouts;

namespace ClipPaste.Tests.Cutouts;

public sealed class ObjectDetectorTests
{
    [DetectorFact]
    public void Horses_are_found_where_they_stand()
    {
        using var detector = new ObjectDetector(DetectorFactAttribute.Weights);
        var found = detector.Detect(Networks.LibraryPhoto("nokota-horse-stud-band.jpg"));
        Assert.Equal("horse", found[0].Name);
        Assert.True(found[0].Score > 0.9);
        Assert.True(MaskMeasures.Overlap(found[0].Box, new PixelBox(583, 233, 321, 329)) > 0.9);
    }

    [Fact]
    public void There_are_eighty_different_names()
    {
        Assert.Equal(80, CocoNames.All.Distinct().Count());
        Assert.Equal("toothbrush", CocoNames.All[79]);
    }
}

/// <summary>A fact that is skipped where the detector's weights are not beside the checkout.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DetectorFactAttribute : FactAttribute
{
    public DetectorFactAttribute() =>
        Skip = File.Exists(Weights) ? null : $"No weights at {Weights} (CLIPPASTE_MODELS names another folder).";

    public static string Weights { get; } = Path.Combine(
        Environment.GetEnvironmentVariable("CLIPPASTE_MODELS") is { Length: > 0 } named
            ? named
            : Path.GetFullPath(Path.Combine(SharedData.Root, "..", "shared", "models")),
        "yolox_nano.onnx");
}
