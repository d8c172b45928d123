using System.Collections.Immutable;
using ClipPaste.Web.Access;
using Microsoft.AspNetCore.Components;

namespace ClipPaste.Web.Components.Pages.Admin;

/// <summary>A page of the audit log.</summary>
public sealed partial class AuditList
{
    private const int PageSize = 50;

    private readonly Dictionary<string, string> _names = [];

    /// <summary>Only entries before the one with this id; null for the newest.</summary>
    [Parameter]
    public long? Before { get; set; }

    [Inject]
    private AuditLog Log { get; set; } = null!;

    [Inject]
    private AccountNaming Names { get; set; } = null!;

    private ImmutableArray<AuditEntry> Entries { get; set; } = [];

    /// <inheritdoc/>
    protected override void OnParametersSet() => Entries = Log.Newest(PageSize, Before ?? long.MaxValue);

    // What was added later and has no words yet is shown as it is written.
    private string Action(string action) => T["Action." + action] is { ResourceNotFound: false } words ? words : action;

    private string Subject(AuditEntry entry) => entry.Subject == entry.Caller ? T["Own"]
        : entry.Action.StartsWith("account.", StringComparison.Ordinal) || entry.Action.StartsWith("role.", StringComparison.Ordinal)
            || entry.Action.StartsWith("sign-in.", StringComparison.Ordinal) ? NameOf(entry.Subject) : entry.Subject;

    private string NameOf(string caller)
    {
        if (!_names.TryGetValue(caller, out var name))
            _names[caller] = name = Names.Of(caller);
        return name;
    }
}
