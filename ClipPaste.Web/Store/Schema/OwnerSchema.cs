namespace ClipPaste.Web.Store;

/// <summary>Whose projects and photos are, what a project uses of the stored objects, and how its owner has filed it.</summary>
internal static class OwnerSchema
{
    public const string Step =
        """
        -- folder: null for none. trashed, published: when; null where it is not.
        alter table projects add column owner text not null default 'local';
        alter table projects add column created integer not null default 0;
        alter table projects add column folder text;
        alter table projects add column starred integer not null default 0;
        alter table projects add column trashed integer;
        alter table projects add column published integer;
        update projects set created = updated;
        create index projects_by_owner on projects (owner, updated desc, id);

        -- The small picture of the collage at this version; null where none was made.
        alter table versions add column picture text;

        -- Every stored object that some version of a project, its run or its picture names: who may see it, and what must be kept.
        create table object_uses (
            project text not null references projects (id) on delete cascade,
            object text not null,
            primary key (project, object)) without rowid;
        create index object_uses_by_object on object_uses (object);
        insert or ignore into object_uses (project, object) select project, value from versions, json_each(hashes_in(state));
        insert or ignore into object_uses (project, object) select id, picture from projects where picture is not null;

        -- Photos are kept once, however many have sent them.
        create table photo_owners (
            owner text not null,
            photo text not null references photos (id) on delete cascade,
            name text not null,
            bytes integer not null,
            added integer not null,
            primary key (owner, photo)) without rowid;
        create index photo_owners_by_photo on photo_owners (photo);
        insert into photo_owners (owner, photo, name, bytes, added) select 'local', id, name, 0, added from photos;
        """;
}
