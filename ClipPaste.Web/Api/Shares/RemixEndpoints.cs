using ClipPaste.Web.Access;
using ClipPaste.Web.Shares;
using ClipPaste.Web.Work;

namespace ClipPaste.Web.Api;

/// <summary>Copies of what others share.</summary>
internal static class RemixEndpoints
{
    /// <summary>Adds the addresses.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/shares/remix", MakeAsync)
        .Produces<ProjectAnswer>(StatusCodes.Status201Created)
        .ProducesProblem(StatusCodes.Status409Conflict);

    /// <summary>
    /// Makes a collage of your own of one that is shared by a link, where the link allows that. A link that leads nowhere, ended or was revoked, one
    /// that allows no copy and a wrong password are all answered 404.
    /// </summary>
    internal static async Task<IResult> MakeAsync(RemixWish wish, HttpContext context, Remix remix, RunDesk runs)
    {
        var (copy, wait) = await remix.TakeAsync(wish.Link, wish.Password, context);
        if (wait > TimeSpan.Zero)
            return TooFast.Answer(context, wait);
        return copy is null ? ApiProblem.NotFound() : TypedResults.Created(ProjectEndpoints.AddressOf(copy.Id), ProjectAnswer.Of(copy, runs));
    }
}

/// <summary>Of what a copy is wanted.</summary>
/// <param name="Link">The link as it was sent to you, or the last part of its path.</param>
/// <param name="Password">The link's password; null where it has none.</param>
internal sealed record RemixWish(string Link, string? Password = null);
