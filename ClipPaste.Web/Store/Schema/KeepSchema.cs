namespace ClipPaste.Web.Store;

/// <summary>Versions that users have kept under a name; unlike the others they stay however many edits follow.</summary>
internal static class KeepSchema
{
    public const string Step =
        """
        create table kept_versions (
            project text not null references projects (id) on delete cascade,
            version integer not null,
            name text not null,
            label text not null,
            at integer not null,
            picture text,
            state blob not null,
            primary key (project, version)) without rowid;

        -- Who made a photo whose file this studio does not have: its cut-outs came in a collage file.
        create table photo_credits (
            photo text primary key,
            width integer not null,
            height integer not null,
            title text not null,
            author text not null,
            licence text not null,
            source text not null,
            licence_address text) without rowid;
        """;
}
