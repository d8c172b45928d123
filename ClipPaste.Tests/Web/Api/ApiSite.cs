using System.Net.Http.Headers;
using ClipPaste.Web.Access;
using ClipPaste.Web.Api;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Api;

/// <summary>Programs that come to a site with tokens.</summary>
internal static class ApiSite
{
    /// <summary>A program of an account; without a name it is the local user's.</summary>
    public static HttpClient Program(this StudioSite site, string owner = Caller.LocalId, bool onlyReads = false) =>
        site.ProgramWith(site.Services.GetRequiredService<TokenDesk>().Make(new Caller(owner, CallerRole.User), "test", 7, onlyReads)!);

    /// <summary>A program with this token.</summary>
    public static HttpClient ProgramWith(this StudioSite site, string? token)
    {
        var program = new HttpClient { BaseAddress = new Uri(site.Browser.BaseAddress!, ApiRoutes.Root + "/") };
        if (token is not null)
            program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return program;
    }
}
