using ClipPaste.Web.Store;

namespace ClipPaste.Web.Work;

/// <summary>Ids of cut-outs and pieces: unique in their project, and short, for every frame of a run names them.</summary>
internal static class ShortId
{
    private const int Characters = 8;

    /// <summary>A new id of 48 random bits.</summary>
    public static string New() => UnguessableId.New()[..Characters];
}
