using ClipPaste.Web.Photos;
using ClipPaste.Web.Studio;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ClipPaste.Web.Access;

/// <summary>What the forms and the passkey script of the account pages send.</summary>
internal static class AccountRoutes
{
    private const int LongestCredential = 64 << 10;

    /// <summary>Maps <c>/account/...</c>.</summary>
    public static void MapAccounts(this IEndpointRouteBuilder site)
    {
        site.MapPost("/account/guest", TryOutAsync).AllowAnonymous();
        site.MapPost("/account/sign-out", SignOutAsync);
        // Scripts ask here, with the token of their page: the page for people who are lost is of no use to them.
        var passkeys = site.MapGroup("/account/passkey").WithMetadata(new SkipStatusCodePagesAttribute()).AddEndpointFilter(OwnPageAsync);
        passkeys.MapPost("/ask", (SignInManager<Account> signIns) => AskAsync(signIns)).AllowAnonymous();
        passkeys.MapPost("/show", ShowAsync).AllowAnonymous();
        passkeys.MapPost("/new", NewAsync).RequireCaller(CallerRole.User);
        passkeys.MapPost("/keep", KeepAsync).RequireCaller(CallerRole.User);
    }

    private static async Task<IResult> TryOutAsync([FromForm] string? prompt, [FromForm] string? example, HttpContext context, AccountDesk desk, NewProjectDesk projects)
    {
        var owner = context.Caller().Id;
        if (owner.Length == 0)
        {
            var (guest, refusal) = await desk.TryOutAsync();
            if (guest is null || refusal is not null)
                return Results.LocalRedirect("/sign-in?busy=true");
            owner = guest.Id;
        }
        return prompt is null && example is null ? Results.LocalRedirect("/") : projects.Begin(prompt, example, owner);
    }

    // The form's token is checked because there is a form.
    private static async Task<IResult> SignOutAsync([FromForm] string? next, AccountDesk desk)
    {
        await desk.LeaveAsync();
        return Results.LocalRedirect(LocalAddress.Of(next));
    }

    private static async Task<IResult> AskAsync(SignInManager<Account> signIns) =>
        Results.Text(await signIns.MakePasskeyRequestOptionsAsync(null!), "application/json");

    private static async Task<IResult> ShowAsync(HttpRequest request, AccountDesk desk, IStringLocalizer<AccessTexts> texts) =>
        await ReadAsync(request) is not { } credential ? Refusal(texts["PasskeyRefused"])
        : await desk.SignInAsync(credential) is { } refusal ? Refusal(refusal)
        : Results.NoContent();

    private static async Task<IResult> NewAsync(SignInManager<Account> signIns, AccountDesk desk)
    {
        var account = await desk.PresentAsync();
        var entity = new PasskeyUserEntity { Id = account!.Id, Name = account.Name!, DisplayName = account.Name! };
        return Results.Text(await signIns.MakePasskeyCreationOptionsAsync(entity), "application/json");
    }

    private static async Task<IResult> KeepAsync(HttpRequest request, AccountPasskeys passkeys, IStringLocalizer<AccessTexts> texts) =>
        await ReadAsync(request) is not { } credential ? Refusal(texts["PasskeyRefused"])
        : await passkeys.AddAsync(credential) is { } refusal ? Refusal(refusal)
        : Results.NoContent();

    private static async Task<string?> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength is not (> 0 and <= LongestCredential))
            return null;
        using var reader = new StreamReader(request.Body);
        return await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
    }

    private static async ValueTask<object?> OwnPageAsync(EndpointFilterInvocationContext asked, EndpointFilterDelegate next)
    {
        var context = asked.HttpContext;
        var sender = context.RequestServices.GetRequiredService<UploadSender>();
        return UploadSender.IsOwnPage(context.Request) && await sender.HasTokenAsync(context)
            ? await next(asked)
            : Refusal(context.RequestServices.GetRequiredService<IStringLocalizer<AccessTexts>>()["PageOld"]);
    }

    private static IResult Refusal(string sentence) => Results.Problem(sentence, statusCode: StatusCodes.Status400BadRequest);
}
