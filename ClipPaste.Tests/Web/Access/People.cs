using ClipPaste.Engine.Imaging;
using ClipPaste.Tests.Imaging;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.Extensions.DependencyInjection;

namespace ClipPaste.Tests.Web.Access;

/// <summary>A site with an admin, somebody who owns one of each thing, somebody else, a guest, and somebody who has not signed in.</summary>
public sealed class People : IAsyncLifetime
{
    internal StudioSite Site { get; private set; } = null!;

    internal Person Admin { get; private set; } = null!;

    internal Person Owner { get; private set; } = null!;

    internal Person Other { get; private set; } = null!;

    internal Person Guest { get; private set; } = null!;

    internal Person Nobody { get; private set; } = null!;

    internal OwnThings Things { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Site = await PeopleSite.StartAsync();
        Admin = await Person.SignedUpAsync(Site, "Ann");
        Owner = await Person.SignedUpAsync(Site, "Olga");
        Other = await Person.SignedUpAsync(Site, "Otto");
        Guest = await Person.GuestAsync(Site);
        Nobody = new Person(Site);
        var project = await Owner.NewProjectAsync();
        Things = Make(project);
    }

    public async Task DisposeAsync()
    {
        foreach (var person in new[] { Admin, Owner, Other, Guest, Nobody })
            person.Dispose();
        await Site.DisposeAsync();
    }

    private OwnThings Make(string project)
    {
        var session = Get<ProjectSessions>().Open(project)!;
        Get<RunStore>().Add("run-of-olga", project, 10, new KeptRun(session.State, session.Version));
        Get<RunStore>().End("run-of-olga", RunPhase.Done);
        var export = Get<ExportStore>().Add(project, "fox.png", "image/png", path => File.WriteAllText(path, "x"));
        var photo = Get<PhotoCatalogue>().Add(new UploadedPhoto(TestPictures.Encode(TestPictures.Smooth(40, 30), ImageFormat.Jpeg), "fox.jpg", 40, 30), session.Owner)!;
        var picture = Get<ObjectStore>().Put(TestPictures.Encode(TestPictures.Smooth(41, 30), ImageFormat.Png));
        Get<ProjectStore>().SetPicture(project, picture);
        return new OwnThings(project, "run-of-olga", export.Id, photo.Id, picture);
    }

    private T Get<T>()
        where T : notnull => Site.Services.GetRequiredService<T>();
}
