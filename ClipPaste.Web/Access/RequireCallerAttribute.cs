using Microsoft.AspNetCore.Authorization;

namespace ClipPaste.Web.Access;

/// <summary>On a page: who may open it. Without this, and without <c>AllowAnonymous</c>, guests and better may.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RequireCallerAttribute : AuthorizeAttribute
{
    /// <summary>Lets those in who have <paramref name="role"/> or better.</summary>
    public RequireCallerAttribute(CallerRole role)
        : base(role.ToString()) => Role = role;

    /// <summary>The least role.</summary>
    public CallerRole Role { get; }
}
