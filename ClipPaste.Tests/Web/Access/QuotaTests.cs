using System.Net;
using System.Net.Http.Json;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Imaging;
using ClipPaste.Tests.Imaging;
using ClipPaste.Tests.Web.Photos;
using ClipPaste.Web.Access;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Access;

public sealed class QuotaTests
{
    [Fact]
    public async Task Of_twenty_photos_sent_at_once_only_as_many_are_taken_as_the_account_may_have()
    {
        await using var site = await SmallAsync(new AccountLimits { Photos = 7 });
        using var ann = await Person.SignedUpAsync(site, "Ann");
        var (project, token) = (await ann.NewProjectAsync(), await ann.TokenAsync());
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => SendAsync(ann, project, token, number)));
        Assert.Equal(7, answers.Sum(answer => answer.Accepted.Length));
        Assert.All(answers.SelectMany(answer => answer.Refused), refused => Assert.Contains("as many photos as it can", refused.Reason, StringComparison.Ordinal));
        Assert.Equal(7, Use(site, "Ann").Photos);
    }

    [Fact]
    public async Task Bytes_are_counted_together_however_many_come_at_once()
    {
        await using var site = await SmallAsync(new AccountLimits { Bytes = 3000 });
        using var ann = await Person.SignedUpAsync(site, "Ann");
        var (project, token) = (await ann.NewProjectAsync(), await ann.TokenAsync());
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => SendAsync(ann, project, token, number)));
        Assert.NotEmpty(answers.SelectMany(answer => answer.Accepted));
        Assert.NotEmpty(answers.SelectMany(answer => answer.Refused));
        Assert.InRange(Use(site, "Ann").Bytes, 1, 3000);
    }

    [Fact]
    public async Task The_same_photo_of_two_people_is_kept_once_and_neither_sees_the_others_name_for_it()
    {
        await using var site = await SmallAsync(new AccountLimits());
        using var ann = await Person.SignedUpAsync(site, "Ann");
        using var bob = await Person.SignedUpAsync(site, "Bob");
        var photo = Assert.Single((await SendAsync(ann, await ann.NewProjectAsync(), await ann.TokenAsync(), 1, "anns-secret.jpg")).Accepted);
        using (var before = await bob.GetAsync($"/photos/{photo.Id}/thumb"))
            Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
        var same = Assert.Single((await SendAsync(bob, await bob.NewProjectAsync(), await bob.TokenAsync(), 1, "bobs.jpg")).Accepted);
        Assert.Equal((photo.Id, "bobs"), (same.Id, same.Title));
        using (var after = await bob.GetAsync($"/photos/{photo.Id}/thumb"))
            Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        var catalogue = site.Services.GetRequiredService<PhotoCatalogue>();
        Assert.Equal("anns-secret", (await catalogue.AllAsync(IdOf(site, "Ann"))).Single(one => one.Id == photo.Id).Credit.Title);
        Assert.Equal("bobs", (await catalogue.AllAsync(IdOf(site, "Bob"))).Single(one => one.Id == photo.Id).Credit.Title);
        Assert.DoesNotContain("secret", catalogue.Find(photo.Id)!.Credit.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_as_many_collages_as_they_may_is_told_so_with_their_sentence_kept()
    {
        await using var site = await SmallAsync(new AccountLimits { Projects = 1 });
        using var ann = await Person.SignedUpAsync(site, "Ann");
        await ann.NewProjectAsync();
        using var refused = await ann.PostAsync("/", "/projects", ("prompt", "a second fox"));
        var page = await ann.Browser.GetStringAsync(refused.Headers.Location);
        Assert.Contains("as many collages as it can", page, StringComparison.Ordinal);
        Assert.Contains("a second fox", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_that_is_too_much_leaves_nothing_behind()
    {
        await using var site = await SmallAsync(new AccountLimits { Bytes = 10 });
        using var ann = await Person.SignedUpAsync(site, "Ann");
        var project = await ann.NewProjectAsync();
        var exports = site.Services.GetRequiredService<ExportStore>();
        exports.Add(project, "small", "text/plain", path => File.WriteAllText(path, "12345678"));
        Assert.Throws<QuotaException>(() => exports.Add(project, "large", "text/plain", path => File.WriteAllText(path, "12345678")));
        Assert.Single(Directory.GetFiles(Path.Combine(site.Folder, "exports")));
    }

    [Fact]
    public async Task Cut_outs_and_pictures_count_once_however_many_collages_use_them_and_too_many_are_refused_whole()
    {
        await using var site = await SmallAsync(new AccountLimits { Bytes = 100 });
        using var ann = await Person.SignedUpAsync(site, "Ann");
        var (objects, sessions) = (site.Services.GetRequiredService<ObjectStore>(), site.Services.GetRequiredService<ProjectSessions>());
        var (first, large) = (objects.Put(new byte[60]), objects.Put(Enumerable.Repeat((byte)1, 70).ToArray()));
        var session = sessions.Create(With(first), IdOf(site, "Ann"));
        sessions.Create(With(first), IdOf(site, "Ann"));
        Assert.Equal(60, Use(site, "Ann").Bytes);
        var full = Assert.Throws<QuotaException>(() => session.Edit("cut", _ => With(large)));
        Assert.Equal((AccountQuota.Storage, 60), (full.Full, Use(site, "Ann").Bytes));
        Assert.Equal(first, session.State.Cutouts.Single().Image);
        session.Edit("rename", state => state with { Title = "still hers" });
        site.Services.GetRequiredService<ProjectStore>().SetPicture(session.Id, large);
        Assert.Equal(130, Use(site, "Ann").Bytes);
        session.Edit("rename", state => state with { Title = "and still" });
        Assert.Throws<QuotaException>(() => sessions.Create(With(objects.Put(new byte[3])), IdOf(site, "Ann")));
        Assert.Equal(2, Use(site, "Ann").Projects);
    }

    [Fact]
    public async Task What_was_stored_before_sizes_were_known_is_measured_by_the_sweep()
    {
        await using var site = await SmallAsync(new AccountLimits());
        using var ann = await Person.SignedUpAsync(site, "Ann");
        var session = site.Services.GetRequiredService<ProjectSessions>().Create(With(site.Services.GetRequiredService<ObjectStore>().Put(new byte[60])), IdOf(site, "Ann"));
        using (var connection = site.Services.GetRequiredService<StudioDatabase>().Open())
            connection.Execute("update object_uses set bytes = null");
        Assert.Equal(0, Use(site, "Ann").Bytes);
        site.Services.GetRequiredService<ObjectUses>().Release();
        Assert.Equal(60, Use(site, "Ann").Bytes);
    }

    [Fact]
    public async Task Photos_that_no_collage_uses_can_be_deleted_on_the_account_page()
    {
        await using var site = await SmallAsync(new AccountLimits());
        using var ann = await Person.SignedUpAsync(site, "Ann");
        await SendAsync(ann, await ann.NewProjectAsync(), await ann.TokenAsync(), 1);
        Assert.Contains("in none of your collages", await ann.Browser.GetStringAsync(new Uri("/account", UriKind.Relative)), StringComparison.Ordinal);
        (await ann.SendFormAsync("/account", "unused")).Dispose();
        Assert.Equal(0, Use(site, "Ann").Photos);
    }

    private static ProjectState With(string hash) => new()
    {
        Cutouts = [new CutoutChoice("cut", "photo", "fox", PieceRole.Subject, hash, hash, 30, 40, new PixelBox(1, 2, 3, 4), CutoutKind.Subject, .5, CutSides.None, .1)],
    };

    private static Task<StudioSite> SmallAsync(AccountLimits limits) =>
        PeopleSite.StartAsync(services => services.AddSingleton(new Quotas { User = limits }));

    private static string IdOf(StudioSite site, string name) => site.Services.GetRequiredService<AccountStore>().All().Single(account => account.Name == name).Id;

    private static AccountUse Use(StudioSite site, string name) => site.Services.GetRequiredService<AccountQuotas>().UseOf(IdOf(site, name));

    private static async Task<UploadSite.Answer> SendAsync(Person person, string project, string token, int number, string name = "photo.png")
    {
        var picture = TestPictures.Encode(TestPictures.Smooth(40 + number, 30), name.EndsWith(".png", StringComparison.Ordinal) ? ImageFormat.Png : ImageFormat.Jpeg);
        using var request = UploadSite.Request(project, token, (name, picture));
        using var response = await person.Browser.SendAsync(request);
        return (await response.Content.ReadFromJsonAsync<UploadSite.Answer>())!;
    }
}
