using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;

namespace ClipPaste.Web.Streaming;

/// <summary>The scenes of a project as they change, the newest first of all.</summary>
/// <param name="desk">Knows the project's run.</param>
internal sealed class SceneStream(RunDesk desk)
{
    /// <summary>The scene now, and anew after every change; who is slow misses some.</summary>
    public async IAsyncEnumerable<SceneMessage> Of(ProjectSession session, [EnumeratorCancellation] CancellationToken token)
    {
        var changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        void Tell(ProjectChange change) => changes.Writer.TryWrite(true);
        session.Changed += Tell;
        try
        {
            do
            {
                changes.Reader.TryRead(out _);
                yield return Now(session);
            }
            while (await changes.Reader.WaitToReadAsync(token));
        }
        finally
        {
            session.Changed -= Tell;
        }
    }

    /// <summary>The scene now, with what the run has reached.</summary>
    public SceneMessage Now(ProjectSession session)
    {
        var run = desk.Find(session);
        // First the version: should an edit come in between, the next scene tells of it, and this one claims nothing too new.
        var version = session.Version;
        var state = session.State;
        state = run?.ApplyTo(state) ?? state;
        return new SceneMessage(
            version, state.Aspect, [.. ScenePiece.Of(state)],
            SceneBackground.Of(state.Background),
            run is { Status: var status } ? new SceneRun(status.Id, status.Phase, status.Iteration, status.Planned) : null,
            session.UndoLabel is not null, session.RedoLabel is not null);
    }
}
