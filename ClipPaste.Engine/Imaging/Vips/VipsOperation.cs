using System.Globalization;

namespace ClipPaste.Engine.Imaging.Vips;

/// <summary>One call of a libvips operation by name: set its arguments, run it once, take what it made.</summary>
internal sealed class VipsOperation : IDisposable
{
    private readonly VipsObject operation;

    /// <summary>Prepares the operation of this name, such as <c>resize</c>.</summary>
    internal VipsOperation(string name)
    {
        VipsLibrary.Require();
        operation = VipsObject.Own(VipsNative.NewOperation(name));
    }

    /// <summary>Sets an argument that is an image, a source or a target.</summary>
    internal VipsOperation Set(string name, VipsObject value)
    {
        var wrapped = default(VipsNative.GValue);
        VipsNative.InitialiseValue(ref wrapped, value);
        VipsNative.SetProperty(operation, name, wrapped);
        VipsNative.UnsetValue(ref wrapped);
        return this;
    }

    /// <summary>Sets an argument by its text form: a number, <c>true</c>, or the nickname of an enumeration's value.</summary>
    internal VipsOperation Set(string name, string value)
    {
        if (VipsNative.SetArgument(operation, name, value) != 0)
            throw VipsException.Take();
        return this;
    }

    /// <summary>Sets a number.</summary>
    internal VipsOperation Set(string name, double value) => Set(name, value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Runs the operation for its effect.</summary>
    internal void Run()
    {
        if (VipsNative.Build(operation) == 0)
            return;
        var failure = VipsException.Take();
        VipsNative.ReleaseOutputs(operation);
        throw failure;
    }

    /// <summary>Runs the operation and returns its image <c>out</c>, which the caller disposes.</summary>
    internal VipsObject RunForImage()
    {
        Run();
        var value = default(VipsNative.GValue);
        VipsNative.InitialiseValue(ref value, VipsNative.ObjectType);
        VipsNative.GetProperty(operation, "out", ref value);
        var image = VipsObject.Own(VipsNative.DuplicateObject(value));
        VipsNative.UnsetValue(ref value);
        VipsNative.ReleaseOutputs(operation);
        return image;
    }

    /// <inheritdoc/>
    public void Dispose() => operation.Dispose();
}
