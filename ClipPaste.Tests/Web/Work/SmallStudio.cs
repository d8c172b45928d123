using ClipPaste.Tests.Sources;
using ClipPaste.Web;
using ClipPaste.Web.Photos;
using ClipPaste.Web.Store;
using ClipPaste.Web.Studio;
using ClipPaste.Web.Work;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ClipPaste.Tests.Web.Work;

/// <summary>The studio without its pages: real lanes, networks, database and files, and a few photos.</summary>
public sealed class SmallStudio : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SmallLibrary _library = new("chinstrap-penguin", "picosdeeuropa", "scarlet-macaw", "parantica-aglea");
    private readonly ServiceProvider _services;

    public SmallStudio()
    {
        var services = new ServiceCollection().AddLogging().AddLocalization().AddStudio(_folder.Path)
            .AddSingleton(new WorkOptions { WarmUp = false, Layouts = 16 });
        services.Replace(ServiceDescriptor.Singleton(made => ActivatorUtilities.CreateInstance<PhotoCatalogue>(made, _library.Folder)));
        _services = services.BuildServiceProvider();
    }

    internal T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A new project.</summary>
    internal ProjectSession Project(string prompt = "")
    {
        var session = Get<ProjectSessions>().Create(new ProjectState());
        if (prompt.Length > 0)
            Assert.Null(Get<PromptReading>().ReadPrompt(session, prompt));
        return session;
    }

    /// <summary>A new project, up to its approved cut-outs.</summary>
    internal async Task<ProjectSession> ApprovedAsync(string prompt)
    {
        var session = Project(prompt);
        await Get<PhotoSearch>().Start(session);
        await Get<CutoutWork>().Start(session);
        Get<CutoutApproval>().ApproveWanted(session);
        return session;
    }

    /// <summary>What a job told its user; null where all went well.</summary>
    internal static string? Told(ProjectSession session, string kind) => session.Activities[kind]?.Failure;

    internal T Finding<T>(ProjectSession session, string kind)
        where T : class => Get<ProjectStore>().Finding<T>(session.Id, kind)!;

    public void Dispose()
    {
        _services.Dispose();
        SqliteConnection.ClearAllPools();
        _library.Dispose();
        _folder.Dispose();
    }
}

/// <summary>Tests that share one studio, for its networks take a second to load.</summary>
[CollectionDefinition(nameof(SmallStudio))]
public sealed class SharedStudio : ICollectionFixture<SmallStudio>;
