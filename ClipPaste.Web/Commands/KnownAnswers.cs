using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Models;
using ClipPaste.Engine.Vision;
using Microsoft.ML.OnnxRuntime;

namespace ClipPaste.Web.Commands;

/// <summary>Tries models out on starter photos of which everybody knows what they show.</summary>
internal static class KnownAnswers
{
    private const string Koala = "koala-perth-zoo.jpg";
    private const string Giraffes = "giraffe-courtship-25657342808.jpg";
    private const double SureDetection = .25;

    // Read off the koala's photo: a box around it, a point on its forehead and one among the leaves.
    private static readonly PixelBox KoalaBox = new(105, 240, 545, 645);
    private static readonly (double X, double Y) OnKoala = (430, 300), BesideKoala = (230, 60);

    /// <summary>Tries a model out.</summary>
    /// <param name="store">Knows the models that work together with it.</param>
    /// <param name="file">Which model.</param>
    /// <param name="path">Where its file is.</param>
    /// <exception cref="InvalidDataException">It does not answer as it should; the message says how.</exception>
    public static void Check(ModelStore store, ModelFile file, string path)
    {
        try
        {
            switch (file.Name)
            {
                case "mobilesam-encoder":
                    CheckSegmenter(path, store.Require(ModelRegistry.Get("mobilesam-decoder")));
                    break;
                case "mobilesam-decoder":
                    CheckSegmenter(store.Require(ModelRegistry.Get("mobilesam-encoder")), path);
                    break;
                case "u2netp":
                    CheckSaliency(path);
                    break;
                case "yolox-nano":
                    CheckDetector(path);
                    break;
                default:
                    CheckJudge(store, file, path);
                    break;
            }
        }
        catch (Exception fault) when (fault is OnnxRuntimeException or ArgumentException or IOException)
        {
            throw new InvalidDataException($"does not run: {fault.Message.TrimEnd('.')}", fault);
        }
    }

    private static void CheckJudge(ModelStore store, ModelFile file, string path)
    {
        var name = file.Name == VisionModels.Pocket ? VisionModels.Pocket : path;
        using var model = VisionModels.Load(name, store, new VisionOptions());
        JudgeTrial.Run(model, photo => Photo(photo, JudgeTrial.ReadOptions));
    }

    private static void CheckSegmenter(string encoder, string decoder)
    {
        using var network = new SegmentAnything(encoder, decoder, Environment.ProcessorCount);
        var photo = Photo(Koala);
        var embedding = network.Embed(photo, new PixelBox(0, 0, photo.Width, photo.Height));
        Require(network.Outline(embedding, new SegmentPrompt(KoalaBox, [])).ToPlane(), photo, "outline");
    }

    private static void CheckSaliency(string path)
    {
        using var network = new SaliencyNetwork(path, Environment.ProcessorCount);
        var photo = Photo(Koala);
        Require(network.Find(photo, new PixelBox(0, 0, photo.Width, photo.Height)), photo, "find");
    }

    private static void CheckDetector(string path)
    {
        using var network = new ObjectDetector(path, Environment.ProcessorCount);
        if (!network.Detect(Photo(Giraffes), SureDetection).Any(found => found.Name == "giraffe"))
            throw new InvalidDataException("does not find the giraffes in a photo of two");
    }

    private static void Require(MaskPlane mask, RgbaImage photo, string verb)
    {
        float At((double X, double Y) place) => mask.Sample(place.X / photo.Width * mask.Width, place.Y / photo.Height * mask.Height);
        if (!(At(OnKoala) > .5f && At(BesideKoala) < .5f))
            throw new InvalidDataException($"does not {verb} the koala in a photo of one");
    }

    private static RgbaImage Photo(string file, ImageReadOptions? options = null) =>
        ImageReader.Read(Path.Combine(Installation.Library, "photos", file), options);
}
