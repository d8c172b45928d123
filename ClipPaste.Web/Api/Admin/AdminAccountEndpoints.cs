using System.ComponentModel;
using ClipPaste.Web.Access;
using ClipPaste.Web.Gallery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Api;

/// <summary>The accounts of a studio, for admins; in a studio without accounts none of this is there.</summary>
internal static class AdminAccountEndpoints
{
    /// <summary>Adds the addresses.</summary>
    public static void Map(IEndpointRouteBuilder admin)
    {
        admin.MapGet("/accounts", List);
        admin.MapGet("/accounts/{id}", Get);
        admin.MapPatch("/accounts/{id}", Change).ProducesProblem(StatusCodes.Status409Conflict);
        admin.MapDelete("/accounts/{id}", Delete).ProducesProblem(StatusCodes.Status409Conflict);
    }

    /// <summary>Lists all accounts with what they have, guests among them, the newest first. For admins.</summary>
    internal static Results<Ok<ApiPage<AdminAccountAnswer>>, ProblemHttpResult> List(
        AccountOffice office, IStringLocalizer<ApiTexts> texts,
        [Description("The next of the page before.")] string? after = null,
        [Description("How many at most, 1 to 100.")] int limit = ApiPages.Usual)
    {
        if (ApiPages.Complaint(after, limit, texts, out var key) is { } complaint)
            return ApiProblem.BadRequest(complaint);
        var found = office.Page(key.At, key.Id, limit);
        var next = ApiPages.Next(found, limit, last => new GalleryKey(last.Account.Created.ToUnixTimeMilliseconds(), last.Account.Id));
        return TypedResults.Ok(new ApiPage<AdminAccountAnswer>([.. found.Select(AdminAccountAnswer.Of)], next));
    }

    /// <summary>An account with what it has. For admins.</summary>
    internal static Results<Ok<AdminAccountAnswer>, ProblemHttpResult> Get(string id, AccountOffice office) =>
        office.Find(id) is { } found ? TypedResults.Ok(AdminAccountAnswer.Of(found)) : ApiProblem.NotFound();

    /// <summary>Makes an account a user's or an admin's, suspends it or lets it be used again. The only admin stays one. For admins.</summary>
    internal static Results<Ok<AdminAccountAnswer>, ProblemHttpResult> Change(
        string id, AdminAccountWish wish, HttpContext context, AccountOffice office, IStringLocalizer<ApiTexts> texts)
    {
        if (office.Find(id) is not var (account, _, _))
            return ApiProblem.NotFound();
        if (wish.Role is not (null or CallerRole.User or CallerRole.Admin))
            return ApiProblem.BadRequest(texts["Role"]);
        if (wish.Role is not null && account.KnownAs is null)
            return ApiProblem.Conflict(texts["GuestRole"]);
        var admin = context.Caller();
        // What is so already is nobody's deed.
        var refusal = wish.Role is { } role && role != account.Role ? office.SetRole(admin, id, role) : null;
        if (refusal is null && wish.Suspended is { } suspended && suspended != (account.Suspended is not null))
            refusal = office.Suspend(admin, id, suspended);
        if (refusal is not null)
            return ApiProblem.Conflict(refusal);
        return office.Find(id) is { } changed ? TypedResults.Ok(AdminAccountAnswer.Of(changed)) : ApiProblem.NotFound();
    }

    /// <summary>Deletes an account with all it has. The only admin stays. For admins.</summary>
    internal static Results<NoContent, ProblemHttpResult> Delete(string id, HttpContext context, AccountOffice office)
    {
        if (office.Find(id) is null)
            return ApiProblem.NotFound();
        return office.Delete(context.Caller(), id) is { } refusal ? ApiProblem.Conflict(refusal) : TypedResults.NoContent();
    }
}
