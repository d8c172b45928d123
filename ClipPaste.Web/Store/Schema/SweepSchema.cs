namespace ClipPaste.Web.Store;

/// <summary>What the sweep needs to know: since when nothing names an object of a project, how large it is, and how many frames a run has.</summary>
internal static class SweepSchema
{
    public const string Step =
        """
        -- unused: since when nothing of the project names the object any more; null while something does. bytes: null until the file was looked at.
        alter table object_uses add column unused integer;
        alter table object_uses add column bytes integer;
        -- When its uses were last gone through; null for never.
        alter table projects add column uses_checked integer;
        create index projects_by_check on projects (uses_checked);

        alter table runs add column frames_kept integer not null default 0;
        update runs set frames_kept = (select count(*) from frames where run = runs.id);
        create trigger frame_kept after insert on frames begin
            update runs set frames_kept = frames_kept + 1 where id = new.run;
        end;
        create trigger frame_dropped after delete on frames begin
            update runs set frames_kept = frames_kept - 1 where id = old.run;
        end;
        """;
}
