using ClipPaste.Engine.Collage;

namespace ClipPaste.Web.Studio;

/// <summary>The colours of a canvas on which nothing has been decided yet.</summary>
internal static class StartBackground
{
    /// <summary>A pale sky over a pale ground (OKLab).</summary>
    public static Background Neutral { get; } = new([new(.82f, -.02f, -.05f), new(.87f, -.015f, -.035f), new(.92f, -.005f, -.01f), new(.9f, 0, .01f), new(.86f, 0, .02f)]);
}
