namespace ClipPaste.Tests.Browser;

/// <summary>A test that needs Chromium.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (!File.Exists(Chromium.Program))
            Skip = $"There is no Chromium at {Chromium.Program}; install it, or name another with CHROMIUM.";
    }
}
