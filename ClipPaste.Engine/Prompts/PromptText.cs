namespace ClipPaste.Engine.Prompts;

/// <summary>What every text that is to become a prompt must fulfil.</summary>
internal static class PromptText
{
    public const int LongestPrompt = 1000;

    public static void Check(string prompt)
    {
        if (string.IsNullOrWhiteSpace(prompt))
            throw new ArgumentException("The prompt is empty: say in a few words what the collage shall show.", nameof(prompt));
        if (prompt.Length > LongestPrompt)
        {
            throw new ArgumentException(
                $"The prompt has {prompt.Length:N0} characters; at most {LongestPrompt:N0} are possible. Shorten it to what shall be seen.",
                nameof(prompt));
        }
    }
}
