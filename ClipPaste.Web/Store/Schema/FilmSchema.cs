namespace ClipPaste.Web.Store;

/// <summary>Which run an exported time-lapse shows, so that links that show that run can offer it; none for all other exports.</summary>
internal static class FilmSchema
{
    public const string Step = "alter table exports add column film text;";
}
