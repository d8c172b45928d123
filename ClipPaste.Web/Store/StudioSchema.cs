namespace ClipPaste.Web.Store;

/// <summary>The database's schema, step by step; a step that has been released is never changed.</summary>
internal static class StudioSchema
{
    /// <summary>What each version adds to the one before.</summary>
    public static readonly string[] Steps =
    [
        FirstSchema.Step,
        OwnerSchema.Step,
        AuditSchema.Step,
        AccountSchema.Step,
        ShareSchema.Step,
        KeepSchema.Step,
        QueueSchema.Step,
        GallerySchema.Step,
        TokenSchema.Step,
        SweepSchema.Step,
        FilmSchema.Step,
        ExportJobSchema.Step,
    ];
}
