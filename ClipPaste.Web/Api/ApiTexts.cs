namespace ClipPaste.Web.Api;

/// <summary>Marks the texts of the programming interface.</summary>
internal sealed class ApiTexts;
