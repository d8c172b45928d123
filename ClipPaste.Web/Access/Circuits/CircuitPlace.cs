using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace ClipPaste.Web.Access;

/// <summary>The place of one open page among those of its account; for one circuit.</summary>
/// <param name="places">The places of all accounts.</param>
/// <param name="quotas">How many each has.</param>
/// <param name="authentication">Whose page it is.</param>
internal sealed class CircuitPlace(CircuitPlaces places, AccountQuotas quotas, AuthenticationStateProvider authentication) : CircuitHandler
{
    private string? _taken;

    /// <summary>Whether the account had a place left for this page.</summary>
    public bool IsFree { get; private set; } = true;

    /// <inheritdoc/>
    public override async Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        var owner = Caller.Of((await authentication.GetAuthenticationStateAsync()).User).Id;
        IsFree = places.Accounts.TryTake(owner, quotas.Of(owner).Circuits);
        _taken = IsFree ? owner : null;
    }

    // Also before a page is closed for good.
    /// <inheritdoc/>
    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (_taken is { } owner)
            places.Accounts.Leave(owner);
        _taken = null;
        return Task.CompletedTask;
    }
}
