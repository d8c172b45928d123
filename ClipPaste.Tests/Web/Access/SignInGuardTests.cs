using ClipPaste.Web.Access;

namespace ClipPaste.Tests.Web.Access;

public sealed class SignInGuardTests
{
    private readonly ManualClock _clock = new();

    private readonly SignInGuard _guard;

    public SignInGuardTests() => _guard = new SignInGuard(new ActionRates(_clock), _clock);

    [Fact]
    public void From_one_address_five_attempts_a_minute_may_be_made()
    {
        for (var number = 0; number < 5; number++)
            Assert.Equal(TimeSpan.Zero, _guard.Attempt("a", $"name {number}"));
        _clock.Advance(TimeSpan.FromSeconds(50));
        Assert.Equal(TimeSpan.FromSeconds(10), _guard.Attempt("a", "name"));
        Assert.Equal(TimeSpan.Zero, _guard.Attempt("b", "name"));
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(TimeSpan.Zero, _guard.Attempt("a", "name"));
    }

    [Fact]
    public void A_name_that_is_tried_from_many_addresses_is_locked_for_a_quarter_of_an_hour()
    {
        for (var number = 0; number < 15; number++)
            Assert.Equal(TimeSpan.Zero, _guard.Attempt($"address {number}", "ANN"));
        Assert.Equal(SignInGuard.Lock, _guard.Attempt("another", "ANN"));
        _clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(TimeSpan.FromMinutes(1), _guard.Attempt("another", "ANN"));
        Assert.Equal(TimeSpan.Zero, _guard.Attempt("another", "BOB"));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(TimeSpan.Zero, _guard.Attempt("another", "ANN"));
    }
}
