using ClipPaste.Web.Queue;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Api;

/// <summary>Tells programs of jobs. Safe to use from any thread.</summary>
internal sealed class JobLookup(
    JobLog log, IJobQueue queue, Lazy<IReadOnlyList<IJobWork>> works, RunSettings runs, ProjectSessions sessions, ExportStore exports, IStringLocalizer<QueueTexts> texts)
{
    /// <summary>What programs are told of an account's job; null where they have none of this id.</summary>
    public JobAnswer? Find(string owner, string id) => log.Find(owner, id) is { } entry ? Answer(entry) : null;

    /// <summary>What programs are told of a job.</summary>
    public JobAnswer Answer(JobEntry entry)
    {
        var job = entry.Job;
        var place = job.State == JobState.Queued ? queue.PlaceOf(job.Id, SlotsOf(job.Kind)) : null;
        var progress = job.State == JobState.Running ? sessions.Open(job.Project)?.Activities[JobNotices.ActivityOf(job.Kind)] : null;
        return new JobAnswer
        {
            Id = job.Id,
            Kind = job.Kind,
            Project = job.Project,
            State = job.State,
            Place = place?.Number,
            SecondsLeft = place is not null ? place.Seconds : progress?.SecondsLeft,
            Progress = progress,
            Told = job.Told ?? (job.State == JobState.Quarantined ? texts["Quarantined"].Value : null),
            Export = job is { Kind: JobKind.Export, State: JobState.Done } ? exports.MadeBy(job.Id) : null,
            Created = entry.Created,
            Ended = entry.Ended,
        };
    }

    private int SlotsOf(JobKind kind) => works.Value.FirstOrDefault(work => work.Kind == kind)?.Slots ?? runs.MostActive;
}
