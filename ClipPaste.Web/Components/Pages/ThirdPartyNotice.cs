using System.Collections.Immutable;

namespace ClipPaste.Web.Components.Pages;

/// <summary>Somebody else's work that ClipPaste stands on.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Use">Key of the text that says what it does here.</param>
/// <param name="Licence">Name of its licence.</param>
/// <param name="Address">Where it is at home.</param>
internal sealed record ThirdPartyNotice(string Name, string Use, string Licence, string Address)
{
    /// <summary>All of them, in the order in which they are shown.</summary>
    public static ImmutableArray<ThirdPartyNotice> All { get; } =
    [
        new(".NET, ASP.NET Core", "Platform", "MIT", "https://dotnet.microsoft.com/"),
        new("libtorch (PyTorch)", "Tensors", "BSD-3-Clause", "https://pytorch.org/"),
        new("ONNX Runtime", "Networks", "MIT", "https://onnxruntime.ai/"),
        new("libvips", "Images", "LGPL-2.1-or-later", "https://www.libvips.org/"),
        new("libvips for Linux, with its codecs (sharp)", "Images", "LGPL-3.0-or-later", "https://github.com/lovell/sharp-libvips"),
        new("SQLite", "Database", "public domain", "https://www.sqlite.org/"),
        new("Radzen Blazor Components", "Controls", "MIT", "https://blazor.radzen.com/"),
        new("SignalR client", "Stream", "MIT", "https://github.com/dotnet/aspnetcore"),
        new("Material Symbols", "Symbols", "Apache-2.0", "https://fonts.google.com/icons"),
        new("MobileSAM", "Outlines", "Apache-2.0", "https://github.com/ChaoningZhang/MobileSAM"),
        new("U2-Net", "Salient", "Apache-2.0", "https://github.com/xuebinqin/U-2-Net"),
        new("YOLOX", "Boxes", "Apache-2.0", "https://github.com/Megvii-BaseDetection/YOLOX"),
        new("all-MiniLM-L6-v2", "WordsOfPocket", "Apache-2.0", "https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2"),
        new("EfficientNet-Lite", "PicturesOfPocket", "Apache-2.0", "https://github.com/tensorflow/tpu/tree/master/models/official/efficientnet/lite"),
        new("CLIP", "Clip", "MIT", "https://github.com/openai/CLIP"),
        new("wink-lexicon", "Words", "MIT", "https://github.com/winkjs/wink-lexicon"),
        new("WordNet", "Words", "WordNet licence", "https://wordnet.princeton.edu/"),
    ];
}
