using ClipPaste.Engine.Exports;

namespace ClipPaste.Tests.Exports;

/// <summary>A test that needs ffmpeg, which <c>./clippaste test</c> installs.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class VideoFactAttribute : FactAttribute
{
    public VideoFactAttribute() => Skip = VideoProgram.Find() is null ? "ffmpeg is not installed" : null;
}

/// <summary>The same with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class VideoTheoryAttribute : TheoryAttribute
{
    public VideoTheoryAttribute() => Skip = VideoProgram.Find() is null ? "ffmpeg is not installed" : null;
}
