using ClipPaste.Engine.Models;

namespace ClipPaste.Web.Commands;

/// <summary>The store of weights that the commands use: this machine's folders, and the net where weights are to be fetched.</summary>
internal static class ModelStores
{
    private static readonly HttpClient Client = new();

    public static ModelStore Create()
    {
        ModelStore? store = null;
        return store = new ModelStore(ModelFolders.FromEnvironment(), Client, (file, path) => KnownAnswers.Check(store!, file, path));
    }
}
