using ClipPaste.Tests.Web.Store;
using ClipPaste.Web.Access;

namespace ClipPaste.Tests.Web.Access;

public sealed class AuditLogTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    [Fact]
    public void Entries_come_back_newest_first_page_by_page()
    {
        var log = new AuditLog(_folder.Database, _folder.Clock);
        foreach (var subject in new[] { "a", "b", "c" })
            log.Write(Caller.Local, "share.revoke", subject);
        var page = log.Newest(2);
        Assert.Equal(["c", "b"], page.Select(entry => entry.Subject));
        Assert.Equal(["a"], log.Newest(2, page[^1].Id).Select(entry => entry.Subject));
        Assert.Equal((_folder.Clock.GetUtcNow(), "local", "share.revoke"), (page[0].At, page[0].Caller, page[0].Action));
    }

    [Fact]
    public void Entries_are_kept_for_a_year()
    {
        var log = new AuditLog(_folder.Database, _folder.Clock);
        log.Write(Caller.Local, "role", "old");
        _folder.Clock.Advance(AuditLog.Kept);
        log.Write(Caller.Local, "role", "a year later");
        Assert.Equal(2, log.Newest(9).Length);
        _folder.Clock.Advance(TimeSpan.FromSeconds(1));
        log.Write(Caller.Nobody, "role", "new");
        Assert.Equal(["new", "a year later"], log.Newest(9).Select(entry => entry.Subject));
    }

    public void Dispose() => _folder.Dispose();
}
