using ClipPaste.Web.Access;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Api;

/// <summary>Tells whether those who watch a collage still may: their token may have ended meanwhile, or the collage lie in the trash.</summary>
internal sealed class EventPass(TokenDesk tokens, ProjectSessions sessions)
{
    /// <summary>What tells that, from now on.</summary>
    /// <param name="context">The request that watches.</param>
    /// <param name="project">The collage.</param>
    public Func<bool> For(HttpContext context, string project)
    {
        var secret = TokenAuthentication.SecretOf(context.Request) ?? "";
        var caller = context.Caller();
        return () => tokens.Find(secret) is not null && sessions.Open(project, caller) is not null;
    }
}
