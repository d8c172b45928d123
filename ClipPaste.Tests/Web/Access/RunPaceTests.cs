using ClipPaste.Tests.Web.Store;
using ClipPaste.Web.Access;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Tests.Web.Access;

public sealed class RunPaceTests
{
    [Fact]
    public void An_account_begins_so_many_runs_a_minute_and_the_user_of_a_computer_of_their_own_any_number()
    {
        using var folder = new StoreFolder();
        using var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        var pace = new RunPace(
            new ActionRates(folder.Clock), new AccountQuotas(folder.Database, new Quotas { Guest = new AccountLimits { RunStarts = 2 } }),
            services.GetRequiredService<IStringLocalizer<RunTexts>>());
        var guest = folder.Open(folder.Projects.Create(new ProjectState(), "a guest"));
        Assert.Null(pace.Refuse(guest));
        folder.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Null(pace.Refuse(guest));
        var wait = pace.Refuse(guest)!;
        Assert.Equal(40, wait.Seconds);
        Assert.Contains("40 s", wait.Sentence, StringComparison.Ordinal);
        folder.Clock.Advance(TimeSpan.FromSeconds(40));
        Assert.Null(pace.Refuse(guest));
        var own = folder.NewSession();
        Assert.All(Enumerable.Range(0, 20), _ => Assert.Null(pace.Refuse(own)));
    }
}
