using ClipPaste.Web.Access;
using ClipPaste.Web.Studio;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Work;

/// <summary>Lets an account begin so many runs a minute. Safe to use from any thread.</summary>
/// <param name="rates">Counts them.</param>
/// <param name="quotas">How many.</param>
/// <param name="texts">Refusals.</param>
internal sealed class RunPace(ActionRates rates, AccountQuotas quotas, IStringLocalizer<RunTexts> texts)
{
    /// <summary>Counts a run that is about to begin.</summary>
    /// <returns>Null, or how long to wait.</returns>
    public RunWait? Refuse(ProjectSession session)
    {
        var most = quotas.Of(session.Owner).RunStarts;
        if (rates.TryTake(RatedAction.RunStart, session.Owner, most))
            return null;
        var seconds = Math.Max(1, (int)Math.Ceiling(rates.Wait(RatedAction.RunStart, session.Owner, most).TotalSeconds));
        return new RunWait(seconds, texts["TooFast", seconds]);
    }
}

/// <summary>Why a run may not begin yet.</summary>
/// <param name="Seconds">Until it may.</param>
/// <param name="Sentence">The same for people.</param>
internal sealed record RunWait(int Seconds, string Sentence);
