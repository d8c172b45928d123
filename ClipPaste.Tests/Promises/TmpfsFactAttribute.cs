namespace ClipPaste.Tests.Promises;

/// <summary>A test that needs a disk of its own, small enough to be filled.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TmpfsFactAttribute : FactAttribute
{
    public TmpfsFactAttribute()
    {
        if (!SmallDisk.CanMount)
            Skip = "A small disk can only be mounted by root, outside a closed container.";
    }
}
