using System.Collections.Immutable;
using ClipPaste.Engine.Collage;
using ClipPaste.Engine.Exports;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Sources;
using ClipPaste.Web.Shares;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Work;

/// <summary>Draws what is exported and writes it into a file, in the format asked for. Safe to use from any thread.</summary>
internal sealed class ExportDrawing(CollageBuilder builder, ProjectFilms films)
{
    private const int Hundredths = 100;
    private const int VideoFrames = 30;

    /// <summary>What is exported.</summary>
    /// <param name="Project">The project.</param>
    /// <param name="State">The project as it is exported.</param>
    /// <param name="Document">The same for the engine, without hidden pieces.</param>
    /// <param name="Options">What is exported.</param>
    internal sealed record Order(string Project, ProjectState State, CollageDocument Document, ExportOptions Options);

    /// <summary>Draws a picture; what is drawn while it is written waits for that.</summary>
    /// <returns>Writes the file at a path; may be cancelled.</returns>
    public Action<string, CancellationToken> Draw(Order order, ActivityTicket ticket, CancellationToken token)
    {
        var (document, options) = (order.Document, order.Options);
        if (options.IsFilm)
            return (path, running) => WriteFilm(order, path, ticket, running);
        if (options.IsLayered)
            return (path, running) => WriteLayers(order, path, ticket, running);
        if (!options.IsPicture)
            return (path, running) => WriteText(options.Format, document, path, running);
        ticket.Report(WorkPhase.Drawing);
        var dpi = options.Print?.Dpi ?? 0;
        var picture = DrawPicture(order, ticket, token);
        var metadata = CollageCredits.Metadata(document);
        return options.Format == ExportFormat.Pdf
            ? (path, running) => PdfFile.Write(path, picture, (options.Print ?? new PrintChoice()).Dpi, metadata, running)
            : (path, running) => ImageWriter.Write(picture, path, FormatOf(options.Format), metadata, options.Quality, dpi, running);
    }

    /// <summary>The film that a choice asks for; null where it is too large for its format.</summary>
    public static FilmShape? ShapeOf(ProjectState state, FilmChoice film, ExportFormat format)
    {
        var shape = FilmShape.Of(state.Aspect, film.Lines, film.Seconds, VideoFrames);
        return format == ExportFormat.AnimatedWebP ? AnimatedWebP.Fit(shape) : shape;
    }

    private static RgbaImage DrawPicture(Order order, ActivityTicket ticket, CancellationToken token)
    {
        var options = order.Options;
        if (options.Print is null && options.Format != ExportFormat.Pdf)
        {
            var (width, height) = new CanvasShape(order.State.Aspect).Pixels(options.LongSide);
            return CollageRenderer.Render(order.Document, width, height, Environment.ProcessorCount, options.Transparent, new ShareReport(ticket), token);
        }
        var print = options.Print ?? new PrintChoice();
        return PaperSize.All.First(paper => paper.Name == print.Paper)
            .Draw(order.Document, print.ToTheEdge, print.Dpi, Environment.ProcessorCount, new ShareReport(ticket), token);
    }

    private void WriteLayers(Order order, string path, ActivityTicket ticket, CancellationToken token)
    {
        var layers = Layers(order.State);
        ticket.Report(WorkPhase.Drawing, 0, layers.Length);
        if (order.Options.Format == ExportFormat.Svg)
            SvgFile.Write(path, order.Document, layers, order.Options.LongSide, token);
        else
            OpenRasterFile.Write(path, order.Document, layers, order.Options.LongSide, Environment.ProcessorCount, done => ticket.Report(WorkPhase.Drawing, done, layers.Length), token);
    }

    // Hidden pieces are in the file, and hidden there too.
    private ImmutableArray<CollageLayer> Layers(ProjectState state)
    {
        var shown = state with { Pieces = [.. state.Pieces.Select(piece => piece with { Hidden = false })] };
        var placed = state.Pieces.ToDictionary(piece => piece.Id);
        return [.. builder.Build(shown).Pieces.Select(piece => new CollageLayer(piece, placed[piece.Id].Name, placed[piece.Id].Hidden))];
    }

    private void WriteFilm(Order order, string path, ActivityTicket ticket, CancellationToken token)
    {
        var film = order.Options.Film ?? new FilmChoice();
        ticket.Report(WorkPhase.Loading);
        var lapse = films.Of(order.Project, order.State, film.Run);
        var shape = ShapeOf(order.State, film, order.Options.Format) ?? throw new InvalidOperationException("A film that was checked fits.");
        var renderer = new TimeLapseRenderer(lapse, shape, films.Picture, Environment.ProcessorCount, token);
        // Links hand it on to others, who are not always told the prompt.
        var metadata = CollageCredits.Metadata(order.Document) with { Title = SharedCollage.TitleOf(order.State, tellsPrompt: false), Description = null };
        Action<int> drawn = done => ticket.Report(done < shape.Frames ? WorkPhase.Drawing : WorkPhase.Writing, done, shape.Frames);
        if (order.Options.Format == ExportFormat.AnimatedWebP)
            AnimatedWebP.Write(path, shape, renderer.Draw, metadata, drawn, token);
        else
            (VideoProgram.Find() ?? throw new IOException("The program ffmpeg is not installed")).Encode(
                path, order.Options.Format == ExportFormat.Mp4 ? VideoFormat.Mp4 : VideoFormat.WebM, shape, renderer.Draw, metadata, drawn, token);
    }

    private static void WriteText(ExportFormat format, CollageDocument document, string path, CancellationToken token)
    {
        if (format == ExportFormat.Project)
            ProjectFile.Save(path, document, token: token);
        else
            CreditSheet.Write(path, document.Prompt, CollageCredits.Of(document), FormOf(format));
    }

    private static CreditForm FormOf(ExportFormat format) => format switch
    {
        ExportFormat.CreditsPage => CreditForm.Page,
        ExportFormat.CreditsText => CreditForm.Plain,
        _ => CreditForm.Markdown,
    };

    private static ImageFormat FormatOf(ExportFormat format) => format switch
    {
        ExportFormat.Jpeg => ImageFormat.Jpeg,
        ExportFormat.WebP => ImageFormat.WebP,
        _ => ImageFormat.Png,
    };

    /// <summary>Tells every hundredth once; from any thread.</summary>
    private sealed class ShareReport(ActivityTicket ticket) : IProgress<double>
    {
        private int _told;

        public void Report(double value)
        {
            var now = (int)(value * Hundredths);
            var told = Volatile.Read(ref _told);
            if (now > told && Interlocked.CompareExchange(ref _told, now, told) == told)
                ticket.Report(WorkPhase.Drawing, now, Hundredths);
        }
    }
}
