namespace ClipPaste.Web.Store;

/// <summary>The queue of long jobs, and the checkpoints of runs with the documents they belong to.</summary>
internal static class QueueSchema
{
    public const string Step =
        """
        -- created, ended: wall clock, in milliseconds, for people. lease, not_before, claimed: milliseconds since the machine was started, which
        -- boot names; of another boot they count as past. most: jobs of its kind and owner that may run at a time. wish: what its user wants while somebody works on it. place: waiting jobs of an owner
        -- come in this order. served: grows with every claim; the owner who was served longest ago comes next. size: how much there is to do;
        -- done: how much is done; reached: how much was when crashes and attempts were last forgotten; worked: milliseconds. instance: the
        -- process that works on it or, while it waits, that will; null for any. told: what its user was told; read: whether that was read.
        create table jobs (
            id text primary key,
            kind text not null,
            project text not null references projects (id) on delete cascade,
            owner text not null,
            most integer not null,
            size integer not null,
            payload blob not null,
            state text not null,
            wish text not null default 'none',
            place integer not null,
            attempt integer not null default 0,
            crash_count integer not null default 0,
            done integer not null default 0,
            reached integer not null default 0,
            fence integer not null default 0,
            served integer,
            instance text,
            boot text,
            lease integer,
            not_before integer,
            claimed integer,
            worked integer not null default 0,
            told text,
            read integer not null default 0,
            created integer not null,
            ended integer);
        create index jobs_waiting on jobs (kind, owner, place, most, instance, boot, not_before) where state = 'queued';
        create index jobs_running on jobs (kind, owner) where state = 'running';
        create index jobs_alive on jobs (instance) where ended is null;
        create index jobs_by_project on jobs (project);
        create index jobs_by_place on jobs (place);
        create index jobs_served on jobs (served);
        create index jobs_by_owner on jobs (owner, kind, served);
        create index jobs_over on jobs (kind, ended) where ended is not null;

        -- Processes that work on this data folder, and until when they may be silent.
        create table instances (
            id text primary key,
            boot text not null,
            lease integer not null) without rowid;

        -- Where a run can go on: the last two. hash: SHA-256 of version, iteration and body; null for what an older program wrote.
        create table checkpoints (
            run text not null references runs (id) on delete cascade,
            iteration integer not null,
            version integer not null,
            body blob not null,
            hash blob,
            primary key (run, iteration)) without rowid;

        -- The project as a run had taken it up, for the checkpoints that belong to it.
        create table run_documents (
            run text not null references runs (id) on delete cascade,
            version integer not null,
            document blob not null,
            primary key (run, version)) without rowid;

        insert into checkpoints (run, iteration, version, body) select id, 0, version, checkpoint from runs where ended is null and checkpoint is not null;
        insert into run_documents (run, version, document) select id, version, document from runs where ended is null;
        insert into jobs (id, kind, project, owner, most, size, payload, state, place, created)
            select runs.id, 'run', runs.project, projects.owner, 1, runs.planned, x'', case runs.state when 'paused' then 'paused' else 'queued' end,
                row_number() over (order by runs.began), runs.began
            from runs join projects on projects.id = runs.project where runs.ended is null;
        alter table runs drop column checkpoint;
        alter table runs drop column document;
        alter table runs drop column version;
        """;
}
