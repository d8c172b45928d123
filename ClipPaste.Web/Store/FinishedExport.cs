namespace ClipPaste.Web.Store;

/// <summary>An export that can be downloaded.</summary>
/// <param name="Id">Unguessable; its address is <c>/exports/{id}</c>.</param>
/// <param name="Name">The file name that a browser saves it under.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Made">When it was finished.</param>
internal sealed record FinishedExport(string Id, string Name, string Type, long Bytes, DateTimeOffset Made);
