namespace ClipPaste.Web.Store;

/// <summary>Links by which a collage is shown to others, and what others have reported.</summary>
internal static class ShareSchema
{
    public const string Step =
        """
        -- id: names the link where its token must not stand. rights: flags of ShareRights. state and run: of a link that stays as it was made;
        -- null where it follows the collage.
        create table shares (
            id text primary key,
            token_hash blob not null unique,
            project text not null references projects (id) on delete cascade,
            name text not null,
            created integer not null,
            expires integer not null,
            revoked integer,
            password text,
            rights integer not null,
            state blob,
            run text,
            views integer not null default 0);
        create index shares_by_project on shares (project, created desc);

        -- Pictures that were drawn for a link; they can be drawn again.
        create table share_pictures (
            share text not null references shares (id) on delete cascade,
            side integer not null,
            version integer not null,
            picture text not null,
            primary key (share, side)) without rowid;

        -- subject: a link's or a project's id, as kind says; project: the collage it shows.
        create table reports (
            id text primary key,
            kind text not null,
            subject text not null,
            project text not null references projects (id) on delete cascade,
            reason text not null,
            at integer not null,
            resolved integer);
        create index reports_open on reports (at) where resolved is null;
        """;
}
