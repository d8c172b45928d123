namespace ClipPaste.Web.Store;

/// <summary>What was done that others may have to answer for.</summary>
internal static class AuditSchema
{
    public const string Step =
        """
        -- subject: the id of what it was done to; never a token, a name or a text of a user.
        create table audit (
            id integer primary key,
            at integer not null,
            caller text not null,
            action text not null,
            subject text not null);
        create index audit_by_time on audit (at);
        """;
}
