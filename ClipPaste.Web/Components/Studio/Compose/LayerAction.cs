namespace ClipPaste.Web.Components.Studio.Compose;

/// <summary>What the layers panel does with pieces; the names are those that its script sends.</summary>
internal static class LayerAction
{
    /// <summary>One place towards the viewer.</summary>
    public const string Forward = "forward";

    /// <summary>One place away from the viewer.</summary>
    public const string Backward = "backward";

    /// <summary>Copies.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>Flips left to right.</summary>
    public const string Flip = "flip";

    /// <summary>Hides or shows.</summary>
    public const string Hide = "hide";

    /// <summary>Locks or unlocks all of it.</summary>
    public const string Lock = "lock";

    /// <summary>Takes off the canvas.</summary>
    public const string Delete = "delete";

    /// <summary>Asks for another name.</summary>
    public const string Rename = "rename";
}
