using System.Net;
using System.Security.Cryptography;
using ClipPaste.Engine.Models;

namespace ClipPaste.Tests.Models;

public sealed class ModelStoreTests : IAsyncLifetime, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("clippaste-models-");
    private readonly HttpClient client = new();
    private readonly byte[] content = [.. SHA256.HashData("seed"u8).SelectMany(b => Enumerable.Range(0, 10_000), (b, i) => (byte)(b * i))];
    private FileServer server = null!;

    public async Task InitializeAsync() => server = await FileServer.StartAsync(content);

    public async Task DisposeAsync() => await server.DisposeAsync();

    public void Dispose()
    {
        client.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_download_is_complete_verified_tried_out_and_leaves_nothing_else()
    {
        var tried = new List<string>();
        var seen = new List<DownloadProgress>();

        var path = await Store((_, tryPath) => tried.Add(tryPath)).GetAsync(File(), new Recorder(seen));

        Assert.Equal(content, await System.IO.File.ReadAllBytesAsync(path));
        Assert.Equal([path], tried);
        Assert.Equal([path], Directory.GetFiles(Downloads));
        Assert.Equal(content.Length, seen[^1].Done);
        Assert.Equal(0, seen[^1].SecondsLeft);
    }

    [Fact]
    public async Task A_broken_line_is_continued_from_where_it_broke()
    {
        server.Breaks.Enqueue(100_000);
        server.Breaks.Enqueue(50_000);

        var path = await Store().GetAsync(File());

        Assert.Equal(content, await System.IO.File.ReadAllBytesAsync(path));
        Assert.Equal(3, server.AskedRanges.Count);
        Assert.Equal("", server.AskedRanges[0]);
        Assert.All(server.AskedRanges.Skip(1), range => Assert.StartsWith("bytes=", range, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_later_attempt_continues_an_earlier_one()
    {
        server.Breaks.Enqueue(100_000);
        server.Refusal = HttpStatusCode.ServiceUnavailable;
        var failure = await Assert.ThrowsAsync<ModelUnavailableException>(() => Store().GetAsync(File()));
        Assert.Contains("503", failure.Message, StringComparison.Ordinal);
        Assert.Contains("are kept", failure.Message, StringComparison.Ordinal);
        var kept = new FileInfo(Path.Combine(Downloads, "model.bin.part")).Length;

        server.Refusal = null;
        var path = await Store().GetAsync(File());

        Assert.Equal(content, await System.IO.File.ReadAllBytesAsync(path));
        Assert.InRange(kept, 1, 100_000);
        Assert.Equal($"bytes={kept}-", server.AskedRanges[^1]);
    }

    [Fact]
    public async Task A_file_that_changed_on_the_server_is_fetched_anew()
    {
        server.Breaks.Enqueue(100_000);
        server.Refusal = HttpStatusCode.ServiceUnavailable;
        await Assert.ThrowsAsync<ModelUnavailableException>(() => Store().GetAsync(File()));

        (server.Refusal, server.Tag) = (null, "\"two\"");

        Assert.Equal(content, await System.IO.File.ReadAllBytesAsync(await Store().GetAsync(File())));
    }

    [Theory]
    [InlineData("\"one\"", false)]
    [InlineData(null, true)]
    [InlineData("W/\"weak\"", true)]
    public async Task A_server_that_cannot_continue_is_asked_for_all_again(string? tag, bool ranges)
    {
        (server.Tag, server.Ranges) = (tag, ranges);
        server.Breaks.Enqueue(100_000);

        Assert.Equal(content, await System.IO.File.ReadAllBytesAsync(await Store().GetAsync(File())));
    }

    [Fact]
    public async Task A_wrong_file_of_the_right_length_is_deleted_and_named()
    {
        server.Content = [.. content.Select(b => (byte)(b ^ 1))];

        var failure = await Assert.ThrowsAsync<ModelUnavailableException>(() => Store().GetAsync(File()));

        Assert.Contains("SHA-256", failure.Message, StringComparison.Ordinal);
        Assert.Contains(ModelFolders.Variable, failure.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Downloads));
    }

    [Fact]
    public async Task A_file_of_another_length_is_not_even_fetched()
    {
        server.Content = content[..^1];
        var failure = await Assert.ThrowsAsync<ModelUnavailableException>(() => Store().GetAsync(File()));
        Assert.Contains("319,999", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_network_the_message_says_where_to_put_the_file()
    {
        var file = File();
        await server.DisposeAsync();

        var failure = await Assert.ThrowsAsync<ModelUnavailableException>(() => Store().GetAsync(file));

        Assert.Empty(Directory.GetFiles(Downloads));
        Assert.Contains("127.0.0.1", failure.Message, StringComparison.Ordinal);
        Assert.Contains(ModelFolders.Variable, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plain_http_is_refused_outside_this_machine() =>
        await Assert.ThrowsAsync<ArgumentException>(
            () => Store().GetAsync(File() with { Address = new Uri("http://example.org/model.bin") }));

    [Fact]
    public async Task A_model_that_does_not_answer_as_it_should_is_reported()
    {
        var store = Store((_, _) => throw new InvalidDataException("0.1 instead of 0.9"));
        var failure = await Assert.ThrowsAsync<ModelUnavailableException>(() => store.GetAsync(File()));
        Assert.Contains("0.1 instead of 0.9", failure.Message, StringComparison.Ordinal);
        Assert.Equal(ModelState.Wrong, (await store.VerifyAsync(File())).State);
    }

    [Fact]
    public async Task The_folder_the_user_names_comes_first()
    {
        var named = folder.CreateSubdirectory("named").FullName;
        await Store().GetAsync(File());
        await System.IO.File.WriteAllBytesAsync(Path.Combine(named, "model.bin"), [1, 2, 3]);

        Assert.Equal(Path.Combine(named, "model.bin"), Store().Find(File()));
        Assert.Equal(ModelState.Different, (await Store().VerifyAsync(File())).State);
    }

    [Fact]
    public async Task Verification_tells_missing_from_damaged_from_sound()
    {
        Assert.Equal(ModelState.Missing, (await Store().VerifyAsync(File())).State);
        var path = await Store().GetAsync(File());
        Assert.Equal(ModelState.Verified, (await Store().VerifyAsync(File())).State);

        await System.IO.File.WriteAllBytesAsync(path, [.. content.Reverse()]);
        Assert.Equal(ModelState.Different, (await Store().VerifyAsync(File())).State);
    }

    [Fact]
    public async Task Cancelling_keeps_what_has_come()
    {
        using var stop = new CancellationTokenSource();
        var stopper = new Stopper(stop);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store().GetAsync(File(), stopper, stop.Token));
        Assert.True(System.IO.File.Exists(Path.Combine(Downloads, "model.bin.part")));
    }

    private string Downloads => Path.Combine(folder.FullName, "downloads");

    private ModelFile File() => new(
        "test", "model.bin", server.Address, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)), "MIT", "tests");

    private ModelStore Store(ModelCheck? check = null) =>
        new(new ModelFolders(Path.Combine(folder.FullName, "named"), folder.FullName, Downloads), client, check);

    private sealed class Recorder(List<DownloadProgress> seen) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value) => seen.Add(value);
    }

    private sealed class Stopper(CancellationTokenSource stop) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value) => stop.Cancel();
    }
}
