using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Imaging.Sandbox;
using ClipPaste.Engine.Models;

namespace ClipPaste.Web.Photos.Decoding;

/// <summary>One decoding process as the studio sees it. For one caller at a time; disposing kills it.</summary>
internal sealed class DecoderProcess : IDisposable
{
    private const int RequestBytes = 64;
    private const int LargestSide = 1 << 14;

    private readonly Process _process;
    private readonly DecoderLimits _limits;

    private DecoderProcess(Process process, DecoderLimits limits) => (_process, _limits) = (process, limits);

    /// <summary>The system's number for it.</summary>
    public int Id => _process.Id;

    /// <summary>Files that it has decoded or refused.</summary>
    public int Files { get; private set; }

    /// <summary>The most memory that it has had at a time, in bytes.</summary>
    public long PeakMemory => ProcessLimits.PeakMemory(Id);

    /// <summary>Whether it can take one more file. What a large picture leaves behind would be missing for the next.</summary>
    public bool IsFit => Files < _limits.FilesPerProcess && !_process.HasExited && PeakMemory < _limits.Memory / 2;

    /// <summary>Starts one and waits until it is ready.</summary>
    /// <exception cref="IOException">It cannot be started.</exception>
    public static async Task<DecoderProcess> StartAsync(DecoderLimits limits, CancellationToken token)
    {
        Process process;
        try
        {
            process = Process.Start(Command(limits)) ?? throw new IOException("The decoder of pictures did not start.");
        }
        catch (Win32Exception error)
        {
            throw new IOException($"The decoder of pictures did not start: {error.Message}.", error);
        }
        // What it says of broken files is of no use to anybody, but must not fill the pipe.
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var started = new DecoderProcess(process, limits);
        try
        {
            await started.AwaitReadyAsync(token);
            return started;
        }
        catch
        {
            started.Dispose();
            throw;
        }
    }

    /// <summary>Has a file decoded.</summary>
    /// <param name="file">Its bytes.</param>
    /// <param name="request">How.</param>
    /// <param name="token">Ends the process.</param>
    /// <exception cref="IOException">The process has ended, or does not speak as it should.</exception>
    /// <exception cref="OperationCanceledException">It took too long, or was cancelled.</exception>
    public async Task<DecodedPicture> DecodeAsync(Stream file, DecodeRequest request, CancellationToken token)
    {
        Files++;
        return await WhileAliveAsync(
            async () =>
            {
                var sending = SendAsync(file, request, token);
                var reading = ReadAsync(request, token);
                await Task.WhenAll(sending, reading);
                return await reading;
            },
            token);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    // A read of a pipe is not ended by a token, but by the end of who writes to it.
    private async Task<T> WhileAliveAsync<T>(Func<Task<T>> talk, CancellationToken token)
    {
        await using var end = token.Register(Kill);
        try
        {
            return await talk();
        }
        catch (IOException) when (token.IsCancellationRequested)
        {
            throw new OperationCanceledException(token);
        }
    }

    private void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself, or was never there.
            return;
        }
    }

    private async Task AwaitReadyAsync(CancellationToken token)
    {
        using var starting = CancellationTokenSource.CreateLinkedTokenSource(token);
        starting.CancelAfter(_limits.StartTime);
        try
        {
            if (await WhileAliveAsync(() => ReadByteAsync(starting.Token), starting.Token) != DecoderChild.Ready)
                throw new IOException("The decoder of pictures does not speak as it should.");
        }
        catch (OperationCanceledException late) when (!token.IsCancellationRequested)
        {
            throw new IOException("The decoder of pictures took too long to start.", late);
        }
    }

    private async Task SendAsync(Stream file, DecodeRequest request, CancellationToken token)
    {
        using var head = new MemoryStream(RequestBytes);
        using (var writer = new BinaryWriter(head))
        {
            request.WriteTo(writer);
            writer.Write(file.Length);
        }
        var pipe = _process.StandardInput.BaseStream;
        await pipe.WriteAsync(head.ToArray(), token);
        await file.CopyToAsync(pipe, token);
        await pipe.FlushAsync(token);
    }

    // Whatever took the process over may answer anything: nothing of it is believed unchecked.
    private async Task<DecodedPicture> ReadAsync(DecodeRequest request, CancellationToken token)
    {
        var first = await ReadByteAsync(token);
        if (first != DecoderChild.Accepted)
            return Enum.IsDefined((UploadRefusal)first) ? DecodedPicture.Refused((UploadRefusal)first) : throw Garbled();
        var head = new byte[3 * sizeof(int)];
        await Output.ReadExactlyAsync(head, token);
        var (width, height, length) = (BitConverter.ToInt32(head), BitConverter.ToInt32(head, 4), BitConverter.ToInt32(head, 8));
        var longest = Math.Min(LargestSide, request.KeptSide);
        if (width < 1 || width > longest || height < 1 || height > longest || length < 1 || length > _limits.LongestAnswer)
            throw Garbled();
        var file = new byte[length];
        await Output.ReadExactlyAsync(file, token);
        return ImageSignature.Recognise(file) is ImageFormat.Jpeg or ImageFormat.Png ? new DecodedPicture(file, width, height, null) : throw Garbled();
    }

    private async Task<byte> ReadByteAsync(CancellationToken token)
    {
        var one = new byte[1];
        await Output.ReadExactlyAsync(one, token);
        return one[0];
    }

    private Stream Output => _process.StandardOutput.BaseStream;

    private static IOException Garbled() => new("The decoder of pictures does not speak as it should.");

    private static ProcessStartInfo Command(DecoderLimits limits)
    {
        // The same program, by the runtime that runs it: what the tests' or another host's process is called does not matter.
        var runtime = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        var start = new ProcessStartInfo(runtime, ["exec", typeof(DecoderProcess).Assembly.Location, DecoderChild.Verb, $"{limits.Memory}"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        var passed = DecoderEnvironment.Of(Environment.GetEnvironmentVariable, Installation.Root);
        start.Environment.Clear();
        foreach (var (name, value) in passed)
            start.Environment[name] = value;
        return start;
    }
}
