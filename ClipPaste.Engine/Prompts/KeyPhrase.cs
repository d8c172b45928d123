namespace ClipPaste.Engine.Prompts;

/// <summary>A part of the prompt that is worth a photo of its own.</summary>
/// <param name="Text">Lower-case words in the order of the prompt, such as <c>snowy mountain</c>.</param>
/// <param name="Weight">Share of the prompt's meaning, above 0; the weights of a prompt's phrases sum to 1 when extracted
/// (TopicRank).</param>
public sealed record KeyPhrase(string Text, double Weight);
