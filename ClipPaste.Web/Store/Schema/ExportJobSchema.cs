namespace ClipPaste.Web.Store;

/// <summary>Which job has made an export.</summary>
internal static class ExportJobSchema
{
    public const string Step =
        """
        -- Null for those that were made before jobs were noted.
        alter table exports add column job text;
        create index exports_by_job on exports (job) where job is not null;
        """;
}
