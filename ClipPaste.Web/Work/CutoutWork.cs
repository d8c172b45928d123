using System.Collections.Immutable;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Prompts;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Queue;
using ClipPaste.Web.Studio;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Work;

/// <summary>Cuts the picked photos of a project, one after the other; each cut-out is in the project as soon as it is made.</summary>
internal sealed class CutoutWork(
    PhotoCatalogue catalogue, PromptReading prompts, Scissors scissors, Judge judge, WorkLanes lanes, CutoutFiles files, JobPump pump,
    IStringLocalizer<WorkTexts> texts) : IJobWork
{
    private const int MostTold = 3;

    /// <inheritdoc/>
    public JobKind Kind => JobKind.Cutouts;

    /// <inheritdoc/>
    public int Slots => 2;

    /// <summary>Starts cutting the picked photos that have no cut-outs yet.</summary>
    /// <returns>Ends when the work has ended, however that was; nobody has to wait for it.</returns>
    public Task Start(ProjectSession session) => Order(session).Ended;

    /// <summary>The same, for those who want to know which job it is.</summary>
    /// <returns>The job, or why there is none; the project's board tells that too.</returns>
    public JobOrder Order(ProjectSession session)
    {
        if (PickEdits.Uncut(session.State) is { Length: > 0 } open)
            return pump.Order(session, Kind, open.Length, []);
        var ticket = session.Activities.Begin(ActivityKind.Cut, WorkPhase.Loading);
        if (session.State.Picks.IsEmpty)
        {
            ticket.Fail(texts["NothingPicked"]);
            return JobOrder.Refused(texts["NothingPicked"]);
        }
        ticket.End();
        return JobOrder.Nothing;
    }

    /// <summary>Tries again what was quarantined, or starts anew where nothing was.</summary>
    public void Retry(ProjectSession session)
    {
        if (!pump.Retry(session, Kind))
            _ = Start(session);
    }

    /// <inheritdoc/>
    public async Task<string?> CarryAsync(JobTask task)
    {
        var state = task.Session.State;
        var open = PickEdits.Uncut(state);
        var scene = prompts.SceneOf(state);
        await scissors.LoadAsync(task.Token);
        var told = new List<string>();
        foreach (var (number, pick) in open.Index())
        {
            task.Ticket.Report(WorkPhase.Cutting, number, open.Length);
            if (scene.ThingOf(pick.Phrase) is { } thing && await CutAsync(task, state.Model, pick, thing) is { } sentence)
                told.Add(sentence);
        }
        return told.Count switch
        {
            0 => null,
            <= MostTold => string.Join(' ', told),
            _ => string.Join(' ', told.Take(MostTold).Append(texts["AndMore", told.Count - MostTold])),
        };
    }

    // What cannot be cut is told by the photo's title; the others are cut all the same.
    private async Task<string?> CutAsync(JobTask task, string model, PickedPhoto pick, Thing thing)
    {
        if (catalogue.Find(pick.Photo) is not { } photo)
            return texts["PhotoUnknown", pick.Phrase];
        ImmutableArray<ChosenCutout> found;
        try
        {
            await scissors.PrepareAsync(photo, thing, task.Token);
            found = await judge.AskAsync(model, (tools, _) => tools.Chooser.FromPhoto(photo, thing), task.Token);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return texts["PhotoGone", photo.Credit.Title];
        }
        catch (Exception damaged) when (damaged is ImageFormatException or UnauthorizedAccessException)
        {
            return texts["PhotoUnreadable", photo.Credit.Title];
        }
        if (found.IsEmpty)
            return texts["NothingCut", thing.Name, photo.Credit.Title];
        var cutouts = await lanes.Scissors.Run(running => Store(found, pick.Phrase, running), task.Token);
        task.Session.Edit("cut", state => Add(state, pick, cutouts), merge: "cut", along: task.Check);
        return null;
    }

    private ImmutableArray<CutoutChoice> Store(ImmutableArray<ChosenCutout> found, string phrase, CancellationToken running)
    {
        var stored = ImmutableArray.CreateBuilder<CutoutChoice>();
        foreach (var chosen in found.Where(chosen => chosen.Score >= found[0].Score - CutoutSelection.LongestTail))
        {
            running.ThrowIfCancellationRequested();
            stored.Add(files.Store(chosen, phrase));
        }
        return stored.DrainToImmutable();
    }

    // The photo may have been dropped while it was cut, or cut by somebody else.
    private static ProjectState Add(ProjectState state, PickedPhoto pick, ImmutableArray<CutoutChoice> cutouts) =>
        PickEdits.Uncut(state).Contains(pick) ? state with { Cutouts = state.Cutouts.AddRange(cutouts) } : state;
}
