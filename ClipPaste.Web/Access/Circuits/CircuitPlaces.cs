namespace ClipPaste.Web.Access;

/// <summary>The open pages of the site.</summary>
internal sealed class CircuitPlaces
{
    /// <summary>Pages that may be open at the same time from one address.</summary>
    public const int PerAddress = 20;

    /// <summary>By account.</summary>
    public Places Accounts { get; } = new();

    /// <summary>By address.</summary>
    public Places Addresses { get; } = new();
}
