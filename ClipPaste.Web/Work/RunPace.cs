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
    /// <returns>Null, or a sentence that says how long to wait.</returns>
    public string? Refuse(ProjectSession session)
    {
        var most = quotas.Of(session.Owner).RunStarts;
        return rates.TryTake(RatedAction.RunStart, session.Owner, most) ? null
            : texts["TooFast", (int)Math.Ceiling(rates.Wait(RatedAction.RunStart, session.Owner, most).TotalSeconds)].Value;
    }
}
