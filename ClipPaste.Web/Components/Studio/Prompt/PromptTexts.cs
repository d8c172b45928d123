namespace ClipPaste.Web.Components.Studio.Prompt;

/// <summary>Names the texts in PromptTexts.resx.</summary>
public sealed class PromptTexts;
