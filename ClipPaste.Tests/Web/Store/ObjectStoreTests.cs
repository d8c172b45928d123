using System.Security.Cryptography;
using ClipPaste.Tests.Sources;
using ClipPaste.Web.Store;

namespace ClipPaste.Tests.Web.Store;

public sealed class ObjectStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Bytes_are_found_again_by_their_hash()
    {
        var store = new ObjectStore(_folder.Path);
        byte[] bytes = [1, 2, 3];
        var hash = store.Put(bytes);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), hash);
        Assert.Equal(bytes, File.ReadAllBytes(store.Find(hash)!));
        Assert.Equal(store.Find(hash), new ObjectStore(_folder.Path).Find(hash));
    }

    [Fact]
    public async Task The_same_bytes_kept_by_many_threads_at_once_are_one_file()
    {
        var store = new ObjectStore(_folder.Path);
        var bytes = new byte[200_000];
        var hashes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => store.Put(bytes))));
        Assert.Single(hashes.Distinct());
        Assert.Single(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../studio.db")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("../../../../../../../../../../../../../../../../../etc/passwd00000")]
    public void What_is_no_hash_or_names_nothing_is_not_found(string hash)
    {
        var store = new ObjectStore(_folder.Path);
        store.Put("x"u8.ToArray());
        Assert.Null(store.Find(hash));
    }

    public void Dispose() => _folder.Dispose();
}
