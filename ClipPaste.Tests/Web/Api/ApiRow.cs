using System.Text.RegularExpressions;
using ClipPaste.Tests.Web.Access;
using ClipPaste.Web.Access;
using ClipPaste.Web.Api;

namespace ClipPaste.Tests.Web.Api;

/// <summary>A route of the programming interface, for tests that go through all of them.</summary>
/// <param name="Method">GET, POST...</param>
/// <param name="Pattern">As it was mapped, without the root.</param>
/// <param name="Body">A body that it takes, in JSON; null for none.</param>
/// <param name="Opens">Whether its owner gets an answer when nothing but <see cref="OwnThings"/> is there; only asked of GET.</param>
/// <param name="Least">For those with a lesser role there is no such route.</param>
internal sealed partial record ApiRow(string Method, string Pattern, string? Body = null, bool Opens = true, CallerRole Least = CallerRole.User)
{
    /// <summary>Whether it names something that belongs to somebody.</summary>
    public bool NamesSomething => Pattern.Contains('{', StringComparison.Ordinal);

    /// <summary>Its address for somebody's things: each id is the one of the kind whose name stands before it.</summary>
    public string AddressFor(OwnThings own) => ApiRoutes.Root + Ids().Replace(Pattern, id => "/" + id.Groups["kind"].Value + "/" + id.Groups["kind"].Value switch
    {
        "projects" or "trash" => own.Project,
        "runs" => own.Run,
        "exports" => own.Export,
        "photos" => own.Photo,
        "objects" => own.Object,
        "versions" => "1",
        _ => "nothing",
    });

    [GeneratedRegex(@"/(?<kind>[a-z-]+)/\{[^}]+\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ids();
}
