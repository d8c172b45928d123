using System.Collections.Immutable;
using ClipPaste.Engine.Models;
using ClipPaste.Web.Access;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Api;

/// <summary>Who asks, and with what the studio judges.</summary>
internal static class AccountEndpoints
{
    /// <summary>Adds the addresses.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/me", Me);
        api.MapGet("/models", Models);
    }

    /// <summary>Who the token acts for, how much they have and how much they may have.</summary>
    internal static AccountAnswer Me(HttpContext context, AccountQuotas quotas)
    {
        var caller = context.Caller();
        var (use, limits) = (quotas.UseOf(caller.Id), quotas.Of(caller.Id));
        return new AccountAnswer(
            caller.Role, AmountAnswer.Of(use.Bytes, limits.Bytes), AmountAnswer.Of(use.Photos, limits.Photos), AmountAnswer.Of(use.Projects, limits.Projects),
            context.User.HasClaim(TokenAuthentication.OnlyReads, TokenAuthentication.Yes));
    }

    /// <summary>The models that can judge collages, by name.</summary>
    internal static ImmutableArray<string> Models(ModelStore store) => JudgeModels.Installed(store);
}
