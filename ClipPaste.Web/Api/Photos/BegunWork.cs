using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClipPaste.Web.Api;

/// <summary>Answers about long work in a collage that was just begun.</summary>
internal static class BegunWork
{
    /// <summary>The collage with the work among its activities, or why the work could not even begin.</summary>
    /// <param name="session">The collage.</param>
    /// <param name="kind">One of <see cref="ActivityKind"/>.</param>
    /// <param name="runs">Knows its run.</param>
    public static Results<Accepted<ProjectAnswer>, ProblemHttpResult> Answer(ProjectSession session, string kind, RunDesk runs) =>
        session.Activities[kind]?.Failure is { } failure
            ? ApiProblem.Conflict(failure) : TypedResults.Accepted(ProjectEndpoints.AddressOf(session.Id), ProjectAnswer.Of(session, runs));
}
