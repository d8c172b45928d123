using ClipPaste.Engine.Models;

namespace ClipPaste.Web.Commands;

/// <summary>The store of weights that the commands use: this machine's folders, and the net where weights are to be fetched.</summary>
internal static class ModelStores
{
    // GitHub and storage hosts need one or two; an answer never leads from https to http.
    private static readonly HttpClient Client = new(new SocketsHttpHandler { MaxAutomaticRedirections = 4, UseCookies = false });

    public static ModelStore Create()
    {
        ModelStore? store = null;
        return store = new ModelStore(ModelFolders.FromEnvironment(), Client, (file, path) => KnownAnswers.Check(store!, file, path));
    }
}
