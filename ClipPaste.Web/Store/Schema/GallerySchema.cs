namespace ClipPaste.Web.Store;

/// <summary>Folders, what searches look through, and the collages that their owners show to everybody.</summary>
internal static class GallerySchema
{
    public const string Step =
        """
        create index projects_in_gallery on projects (owner, updated desc, id) where trashed is null;
        create index projects_in_folder on projects (folder) where folder is not null;

        create table folders (
            id text primary key,
            owner text not null,
            name text not null collate nocase,
            unique (owner, name));
        create trigger folder_deleted after delete on folders begin
            update projects set folder = null where folder = old.id;
        end;
        create trigger folders_of_account_deleted after delete on accounts begin
            delete from folders where owner = old.id;
        end;

        -- Words of projects. Their numbers are columns: the rows' own may change when the file is rewritten.
        create table searched (number integer primary key, project text not null unique);
        create virtual table searched_words using fts5 (title, prompt, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
        insert into searched (project) select id from projects;
        insert into searched_words (rowid, title, prompt) select number, title, prompt from searched join projects on id = project;
        create trigger project_searched after insert on projects begin
            insert into searched (project) values (new.id);
            insert into searched_words (rowid, title, prompt) select number, new.title, new.prompt from searched where project = new.id;
        end;
        create trigger project_words_changed after update of title, prompt on projects when old.title <> new.title or old.prompt <> new.prompt begin
            insert or replace into searched_words (rowid, title, prompt) select number, new.title, new.prompt from searched where project = new.id;
        end;
        create trigger project_not_searched after delete on projects begin
            delete from searched_words where rowid = (select number from searched where project = old.id);
            delete from searched where project = old.id;
        end;

        -- What others see of a published project: as it was then. prompt: empty where it is not told. small, picture: drawn when first asked for.
        create table publications (
            number integer primary key,
            project text not null unique references projects (id) on delete cascade,
            at integer not null,
            title text not null,
            prompt text not null,
            state blob not null,
            small text,
            picture text);
        create index publications_by_time on publications (at desc, project);
        create virtual table published_words using fts5 (
            title, prompt, content = 'publications', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
        create trigger publication_searched after insert on publications begin
            insert into published_words (rowid, title, prompt) values (new.number, new.title, new.prompt);
        end;
        create trigger publication_not_searched after delete on publications begin
            insert into published_words (published_words, rowid, title, prompt) values ('delete', old.number, old.title, old.prompt);
        end;
        create trigger project_unpublished after update of published on projects when new.published is null begin
            delete from publications where project = new.id;
        end;
        """;
}
