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
    private AccountStore Store { get; set; } = null!;

    private ImmutableArray<AuditEntry> Entries { get; set; } = [];

    /// <inheritdoc/>
    protected override void OnParametersSet() => Entries = Log.Newest(PageSize, Before ?? long.MaxValue);

    private string NameOf(string caller)
    {
        if (!_names.TryGetValue(caller, out var name))
            _names[caller] = name = caller switch { "" => T["Nobody"], Caller.LocalId => T["You"], _ => Store.Find(caller)?.Name ?? caller };
        return name;
    }
}
