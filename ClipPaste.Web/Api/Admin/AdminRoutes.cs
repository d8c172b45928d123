using ClipPaste.Web.Access;

namespace ClipPaste.Web.Api;

/// <summary>What admins do, for their programs. For everybody else none of this is there.</summary>
internal static class AdminRoutes
{
    /// <summary>Adds the addresses.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        var admin = api.MapGroup("/admin").RequireAuthorization(new RequireCallerAttribute(CallerRole.Admin) { AuthenticationSchemes = TokenAuthentication.Name });
        AdminAccountEndpoints.Map(admin.MapGroup("").WithMetadata(new AccountsOnlyAttribute()));
        AdminStudioEndpoints.Map(admin);
        AdminReportEndpoints.Map(admin);
    }
}
