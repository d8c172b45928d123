namespace ClipPaste.Web.Store;

/// <summary>Projects with their history, photos, runs and exports.</summary>
internal static class FirstSchema
{
    public const string Step =
        """
        create table projects (
            id text primary key,
            title text not null,
            prompt text not null,
            head integer not null,
            newest integer not null,
            picture text,
            updated integer not null);
        create index projects_by_time on projects (updated desc);

        -- Every version of a project that undo and redo can reach.
        create table versions (
            project text not null references projects (id) on delete cascade,
            version integer not null,
            label text not null,
            at integer not null,
            state blob not null,
            primary key (project, version)) without rowid;

        -- What was computed for a project and can be computed again: search results, proposed layouts.
        create table findings (
            project text not null references projects (id) on delete cascade,
            kind text not null,
            content blob not null,
            primary key (project, kind)) without rowid;

        -- Photos that were sent to the studio.
        create table photos (
            id text primary key,
            name text not null,
            width integer not null,
            height integer not null,
            added integer not null);

        -- Small pictures of photos, the library's too; they can be made again.
        create table previews (
            photo text not null,
            side integer not null,
            picture text not null,
            primary key (photo, side)) without rowid;

        -- document and version: what the checkpoint belongs to. timeline: all of an ended run in one piece, once somebody has asked for it.
        create table runs (
            id text primary key,
            project text not null references projects (id) on delete cascade,
            state text not null,
            planned integer not null,
            began integer not null,
            ended integer,
            version integer not null,
            document blob not null,
            checkpoint blob,
            timeline blob);
        create index runs_by_project on runs (project, began desc);
        create index runs_alive on runs (began) where ended is null;

        create table frames (
            run text not null references runs (id) on delete cascade,
            number integer not null,
            frame blob not null,
            primary key (run, number)) without rowid;

        -- The pieces of a run from an iteration on: they change when its user adds or deletes some.
        create table scenes (
            run text not null references runs (id) on delete cascade,
            number integer not null,
            pieces blob not null,
            primary key (run, number)) without rowid;

        create table exports (
            id text primary key,
            project text not null references projects (id) on delete cascade,
            name text not null,
            type text not null,
            bytes integer not null,
            made integer not null);
        create index exports_by_project on exports (project, made desc);
        """;
}
