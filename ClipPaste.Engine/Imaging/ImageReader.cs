using ClipPaste.Engine.Imaging.Vips;

namespace ClipPaste.Engine.Imaging;

/// <summary>
/// Reads JPEG, PNG, WebP, TIFF (first page) and GIF (first frame) files of unknown origin into upright sRGB pixels. The kind of file is
/// decided by its signature and the size is checked on the header, before any pixel is decoded. Safe on any number of threads.
/// </summary>
public static class ImageReader
{
    /// <summary>Reads the header only.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limits">What the file may cost; null for <see cref="ImageLimits.Default"/>.</param>
    /// <exception cref="ImageFormatException">The file is not a picture we can read, or is over a limit.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static ImageHeader ReadHeader(string path, ImageLimits? limits = null) =>
        ReadHeader(Load(path, limits ?? ImageLimits.Default), limits);

    /// <summary>Reads the header only.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="limits">What the file may cost; null for <see cref="ImageLimits.Default"/>.</param>
    /// <exception cref="ImageFormatException">The file is not a picture we can read, or is over a limit.</exception>
    public static ImageHeader ReadHeader(ReadOnlyMemory<byte> file, ImageLimits? limits = null) =>
        Decoded(file, limits ?? ImageLimits.Default, (format, source) =>
        {
            var decoder = ImageDecoder.Open(format, source, limits ?? ImageLimits.Default);
            return decoder.Header;
        });

    /// <summary>Reads a picture.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How; null for <see cref="ImageReadOptions.Default"/>.</param>
    /// <exception cref="ImageFormatException">The file is not a picture we can read, is damaged, or is over a limit.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static RgbaImage Read(string path, ImageReadOptions? options = null) =>
        Read(Load(path, (options ?? ImageReadOptions.Default).Limits), options);

    /// <summary>Reads a picture.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="options">How; null for <see cref="ImageReadOptions.Default"/>.</param>
    /// <exception cref="ImageFormatException">The file is not a picture we can read, is damaged, or is over a limit.</exception>
    public static RgbaImage Read(ReadOnlyMemory<byte> file, ImageReadOptions? options = null)
    {
        var chosen = options ?? ImageReadOptions.Default;
        if (chosen.MaxLongSide is { } side)
            ArgumentOutOfRangeException.ThrowIfLessThan(side, 1, nameof(options));
        return Decoded(file, chosen.Limits, (format, source) =>
        {
            var decoder = ImageDecoder.Open(format, source, chosen.Limits);
            return decoder.Decode(chosen);
        });
    }

    private static byte[] Load(string path, ImageLimits limits)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        limits.CheckLength(stream.Length);
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return file;
    }

    /// <summary>Opens a file of unknown origin and works on it.</summary>
    /// <exception cref="ImageFormatException">The file is not a picture we can read, is damaged, or is over a limit.</exception>
    internal static unsafe T Decoded<T>(ReadOnlyMemory<byte> file, ImageLimits limits, Func<ImageFormat, VipsObject, T> work)
    {
        limits.CheckLength(file.Length);
        var format = ImageSignature.Recognise(file.Span)
            ?? throw new ImageFormatException(
                "The file is not a JPEG, PNG, WebP, TIFF or GIF image, whatever its name says; convert it to one of these.");
        VipsLibrary.Require();
        using var pin = file.Pin();
        try
        {
            using var source = VipsObject.Own(VipsNative.NewSource(pin.Pointer, (nuint)file.Length));
            return work(format, source);
        }
        catch (VipsException e)
        {
            throw new ImageFormatException(
                $"The {Name(format)} image is damaged or incomplete ({e.Message}); save or download it again, or choose another photo.", e);
        }
    }

    private static string Name(ImageFormat format) => format == ImageFormat.WebP ? "WebP" : format.ToString().ToUpperInvariant();
}
