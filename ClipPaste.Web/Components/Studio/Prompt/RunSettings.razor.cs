using System.Collections.Immutable;
using ClipPaste.Engine.Models;
using ClipPaste.Web.Studio;
using Microsoft.AspNetCore.Components;

namespace ClipPaste.Web.Components.Studio.Prompt;

/// <summary>What few people change: the seed of all random choices, and who judges.</summary>
public sealed partial class RunSettings
{
    private ImmutableArray<string> _models = [];
    private string? _typedSeed;

    [Inject]
    private ModelStore Models { get; set; } = null!;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        base.OnInitialized();
        _models = JudgeModels.Installed(Models);
    }

    private void TakeSeed(ChangeEventArgs change)
    {
        _typedSeed = change.Value as string;
        if (ProjectSeed.Parse(_typedSeed) is { } seed)
            SetSeed(seed);
    }

    private void SetSeed(ulong seed)
    {
        _typedSeed = null;
        Session.Edit("settings", state => state.Seed == seed ? state : state with { Seed = seed });
    }

    private void TakeModel(ChangeEventArgs change)
    {
        if (change.Value is string model && _models.Contains(model))
            Session.Edit("settings", state => state.Model == model ? state : state with { Model = model });
    }
}
