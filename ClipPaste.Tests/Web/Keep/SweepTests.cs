using System.Security.Cryptography;
using ClipPaste.Engine.Imaging;
using ClipPaste.Tests.Imaging;
using ClipPaste.Web.Access;
using ClipPaste.Web.Keep;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Keep;

public sealed class SweepTests
{
    [Fact]
    public async Task What_nothing_names_goes_after_a_day_and_what_something_names_stays()
    {
        await using var site = await StudioSite.StartAsync();
        var (objects, sweep) = (site.Services.GetRequiredService<ObjectStore>(), site.Services.GetRequiredService<StorageSweep>());
        var project = site.Services.GetRequiredService<ProjectSessions>().Create(Streaming.RunSite.Collage(objects, 100));
        var (young, old) = (objects.Put("young"u8.ToArray()), objects.Put("old"u8.ToArray()));
        Age(site, except: young);
        Assert.Equal(1, sweep.Sweep());
        Assert.Null(objects.Find(old));
        Assert.NotNull(objects.Find(young));
        Assert.All(ProjectObjects.Of(project.State).Where(hash => project.State.Cutouts.Any(cutout => cutout.Image == hash)), hash => Assert.NotNull(objects.Find(hash)));

        site.Services.GetRequiredService<ProjectSessions>().Delete(project.Id);
        Assert.Equal(2, sweep.Sweep());
    }

    [Fact]
    public async Task An_old_object_that_is_stored_anew_is_never_cleared_away_under_its_writer()
    {
        await using var site = await StudioSite.StartAsync();
        var (objects, sweep) = (site.Services.GetRequiredService<ObjectStore>(), site.Services.GetRequiredService<StorageSweep>());
        var content = RandomNumberGenerator.GetBytes(64);
        var hash = objects.Put(content);
        for (var turn = 0; turn < 200; turn++)
        {
            Age(site);
            var sweeping = Task.Run(sweep.Sweep);
            Assert.Equal(hash, objects.Put(content));
            await sweeping;
            Assert.NotNull(objects.Find(hash));
        }
    }

    [Fact]
    public async Task A_photo_goes_when_its_last_owner_and_project_have_gone()
    {
        var clock = new ManualClock();
        await using var site = await StudioSite.StartAsync(services => services.AddSingleton<TimeProvider>(clock));
        var (photos, sweep, objects) = (site.Services.GetRequiredService<PhotoCatalogue>(), site.Services.GetRequiredService<StorageSweep>(), site.Services.GetRequiredService<ObjectStore>());
        var photo = photos.Add(new UploadedPhoto(TestPictures.Encode(TestPictures.Smooth(40, 30), ImageFormat.Jpeg), "a.jpg", 40, 30), "somebody")!;
        var project = site.Services.GetRequiredService<ProjectSessions>().Create(new ProjectState { Picks = [new PickedPhoto(photo.Id, "fox")] }, "somebody");
        Age(site);
        sweep.Sweep();
        Assert.NotNull(objects.Find(photo.Id));

        clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1));
        using (var connection = site.Services.GetRequiredService<StudioDatabase>().Open())
            connection.Execute("delete from photo_owners where owner = 'somebody'");
        sweep.Sweep();
        Assert.NotNull(objects.Find(photo.Id));
        site.Services.GetRequiredService<ProjectSessions>().Delete(project.Id);
        sweep.Sweep();
        Assert.Null(objects.Find(photo.Id));
        Assert.Null(photos.Find(photo.Id));
    }

    [Fact]
    public async Task A_photo_that_is_sent_again_while_it_is_swept_stays()
    {
        await using var site = await StudioSite.StartAsync();
        var photos = site.Services.GetRequiredService<PhotoCatalogue>();
        var photo = photos.Add(new UploadedPhoto(TestPictures.Encode(TestPictures.Smooth(40, 30), ImageFormat.Jpeg), "a.jpg", 40, 30), Caller.LocalId)!;
        photos.ForgetIfGone(photo.Id);
        Assert.NotNull(photos.Find(photo.Id));
        using (var connection = site.Services.GetRequiredService<StudioDatabase>().Open())
            connection.Execute("delete from photos");
        photos.ForgetIfGone(photo.Id);
        Assert.Null(photos.Find(photo.Id));
        Assert.DoesNotContain(await photos.AllAsync(), one => one.Id == photo.Id);
    }

    [Fact]
    public async Task The_pictures_of_what_is_no_longer_published_are_cleared_away()
    {
        var clock = new ManualClock();
        await using var site = await StudioSite.StartAsync(services => services.AddSingleton<TimeProvider>(clock));
        var (objects, sweep) = (site.Services.GetRequiredService<ObjectStore>(), site.Services.GetRequiredService<StorageSweep>());
        var publications = site.Services.GetRequiredService<ClipPaste.Web.Gallery.PublicationStore>();
        var session = site.Services.GetRequiredService<ProjectSessions>().Create(Streaming.RunSite.Collage(objects, 100));
        var (own, shown) = (objects.Put("own"u8.ToArray()), objects.Put("shown"u8.ToArray()));
        site.Services.GetRequiredService<ProjectStore>().SetPicture(session.Id, own, session.Version);
        Assert.True(publications.Publish(Caller.Local, session.Id, "t", "", session.State));
        publications.KeepPicture(publications.Find(session.Id)!, small: true, shown);
        Sweep();
        Sweep();
        Assert.NotNull(objects.Find(shown));
        publications.Unpublish(Caller.Local, session.Id);
        Sweep();
        Assert.NotNull(objects.Find(shown));
        Sweep();
        Assert.Null(objects.Find(shown));
        Assert.All(ProjectObjects.Of(session.State).Add(own).Where(hash => session.State.Cutouts.All(cutout => cutout.Photo != hash)), hash => Assert.NotNull(objects.Find(hash)));

        void Sweep()
        {
            Age(site);
            clock.Advance(StorageSweep.Grace);
            Age(site);
            sweep.Sweep();
        }
    }

    [Fact]
    public async Task The_studio_tells_how_many_bytes_the_pictures_take_that_are_no_photos()
    {
        await using var site = await StudioSite.StartAsync();
        site.Services.GetRequiredService<ObjectStore>().Put("twelve bytes"u8.ToArray());
        var photo = new UploadedPhoto(TestPictures.Encode(TestPictures.Smooth(40, 30), ImageFormat.Jpeg), "a.jpg", 40, 30);
        site.Services.GetRequiredService<PhotoCatalogue>().Add(photo, Caller.LocalId);
        Assert.Equal(12, site.Services.GetRequiredService<StorageUse>().PictureBytes());
    }

    // As if it had all been written the day before yesterday; the manual clock stands in the past, where files are always young.
    private static void Age(StudioSite site, string? except = null)
    {
        var then = site.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime - 2 * StorageSweep.Grace;
        foreach (var file in site.Services.GetRequiredService<ObjectStore>().Files().Where(file => file.Name != except))
            file.LastWriteTimeUtc = then;
    }
}
