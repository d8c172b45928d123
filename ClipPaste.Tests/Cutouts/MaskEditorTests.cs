using ClipPaste.Engine.Cutouts;
using ClipPaste.Engine.Imaging;

namespace ClipPaste.Tests.Cutouts;

[Collection("Networks")]
public sealed class MaskEditorTests(Networks networks)
{
    private const int Width = 640;
    private const int Height = 480;
    private const int Radius = 70;
    private static readonly (int X, int Y) Red = (180, 240), Blue = (460, 220);
    private static readonly RgbaImage Photo = TwoDiscs();

    [Fact]
    public void Clicks_add_one_thing_after_the_other_and_take_them_away_again()
    {
        var editor = Open();
        Assert.Null(editor.Bounds);
        Assert.True(editor.Click(Red.X, Red.Y, add: true));
        AssertDisc(editor, Red, inside: true);
        AssertDisc(editor, Blue, inside: false);
        Assert.True(editor.Click(Blue.X, Blue.Y, add: true));
        AssertDisc(editor, Red, inside: true);
        AssertDisc(editor, Blue, inside: true);
        Assert.True(editor.Click(Red.X, Red.Y, add: false));
        AssertDisc(editor, Red, inside: false);
        AssertDisc(editor, Blue, inside: true);
        Assert.InRange(Area(editor), .97 * Math.PI * Radius * Radius, 1.03 * Math.PI * Radius * Radius);
    }

    [Fact]
    public void What_was_just_added_goes_away_with_a_click_at_the_same_place()
    {
        var editor = Open();
        editor.Click(Red.X, Red.Y, add: true);
        editor.Click(Red.X + 3, Red.Y, add: true);
        editor.Click(Red.X, Red.Y, add: false);
        Assert.InRange(Area(editor), 0, .01 * Math.PI * Radius * Radius);
    }

    [Fact]
    public void The_photo_is_looked_at_once_and_a_closer_look_gives_the_same_disc()
    {
        var first = Open();
        first.Prepare();
        var embedding = first.Embedding;
        Assert.NotNull(embedding);
        first.Click(Red.X, Red.Y, add: true);
        Assert.Same(embedding, first.Embedding);
        var second = Open(embedding: embedding);
        second.LookCloser(new PixelBox(60, 120, 240, 240));
        second.Click(Red.X, Red.Y, add: true);
        Assert.Same(embedding, second.Embedding);
        Assert.InRange(Area(second), .98 * Math.PI * Radius * Radius, 1.02 * Math.PI * Radius * Radius);
    }

    [Fact]
    public void A_brush_paints_a_soft_edged_stroke_and_wipes_it_out_again()
    {
        var editor = Open();
        Assert.True(editor.Brush([(100, 100), (300, 100)], 20, add: true));
        Assert.InRange(Area(editor), 200 * 40 + Math.PI * 400 - 150, 200 * 40 + Math.PI * 400 + 150);
        Assert.Equal(255, editor.Alpha[100 * Width + 200]);
        Assert.InRange(editor.Alpha[80 * Width + 200], 100, 170);
        Assert.Equal(new PixelBox(78, 78, 244, 44), editor.Bounds);
        Assert.True(editor.Brush([(200, 60), (200, 140)], 10, add: false));
        Assert.Equal(0, editor.Alpha[100 * Width + 200]);
        Assert.Equal(255, editor.Alpha[100 * Width + 170]);
        Assert.False(editor.Brush([(-500, -500)], 10, add: true));
        Assert.True(editor.Brush([(0, 0)], 10, add: true));
    }

    [Fact]
    public void A_feather_softens_the_edge_and_leaves_the_middle_and_the_distance()
    {
        var editor = Open();
        Assert.False(editor.Feather(8));
        editor.Brush([(300, 200)], 60, add: true);
        var before = Area(editor);
        Assert.True(editor.Feather(8));
        Assert.InRange(Area(editor), before - 40, before + 40);
        Assert.Equal(255, editor.Alpha[200 * Width + 300]);
        Assert.InRange(editor.Alpha[200 * Width + 362], 60, 120);
        Assert.Equal(0, editor.Alpha[200 * Width + 380]);
    }

    [Fact]
    public void Sixty_steps_can_be_undone_and_done_again_and_a_new_step_ends_what_was_undone()
    {
        var editor = Open();
        var states = new List<byte[]> { editor.Alpha.ToArray() };
        for (var step = 0; step < 60; step++)
        {
            editor.Brush([(20 + step * 10, 40 + step * 7), (40 + step * 10, 30 + step * 6)], 5 + step % 9, add: step % 3 != 2);
            states.Add(editor.Alpha.ToArray());
        }
        Assert.False(editor.CanRedo);
        for (var step = 59; step >= 0; step--)
        {
            Assert.True(editor.Undo());
            Assert.True(editor.Alpha.SequenceEqual(states[step]), $"undone to step {step}");
        }
        Assert.False(editor.Undo());
        for (var step = 1; step <= 60; step++)
        {
            Assert.True(editor.Redo());
            Assert.True(editor.Alpha.SequenceEqual(states[step]), $"redone to step {step}");
        }
        Assert.False(editor.Redo());
        editor.Undo();
        editor.Brush([(600, 20)], 8, add: true);
        Assert.False(editor.CanRedo);
    }

    [Fact]
    public void What_changes_nothing_is_no_step()
    {
        var editor = Open();
        Assert.False(editor.Brush([(100, 100)], 20, add: false));
        Assert.False(editor.CanUndo);
    }

    [Fact]
    public void A_cut_out_opened_and_finished_comes_back_nearly_as_it_was()
    {
        var (photo, cutouts) = networks.CutLibrary("2019-03-03-chinstrap-penguin-on-barrientos-islan.jpg", CutoutKind.Subject);
        var penguin = cutouts[0];
        var editor = new MaskEditor(networks.Segmenter, penguin.Photo, photo, penguin.Kind, penguin);
        var again = editor.Finish();
        Assert.NotNull(again);
        Assert.Equal(penguin.Photo, again.Photo);
        Assert.Equal(penguin.CutSides, again.CutSides);
        Assert.Equal(penguin.Kind, again.Kind);
        Assert.InRange(again.Quality, .9, 1);
        Assert.True(penguin.Box.Overlap(again.Box) > .99);
        Assert.InRange(again.Box.Width, penguin.Box.Width - 2, penguin.Box.Width + 2);
        var reopened = new MaskEditor(networks.Segmenter, penguin.Photo, photo, penguin.Kind, again);
        var difference = 0.0;
        for (var i = 0; i < editor.Alpha.Length; i++)
            difference += Math.Abs(editor.Alpha[i] - reopened.Alpha[i]);
        Assert.True(difference / 255 < .005 * Area(editor), $"{difference / 255} pixels differ");
    }

    [Fact]
    public void A_clicked_disc_finishes_in_its_own_colour_and_an_empty_mask_as_nothing()
    {
        var editor = Open();
        Assert.Null(editor.Finish());
        editor.Click(Red.X, Red.Y, add: true);
        var disc = editor.Finish();
        Assert.NotNull(disc);
        Assert.Equal(CutSides.None, disc.CutSides);
        Assert.InRange(disc.Box.Width, 2 * Radius, 2 * Radius + 12);
        for (var i = 0; i < disc.Image.Pixels.Length; i += 4)
        {
            var isRed = disc.Image.Pixels[i] > 170 && disc.Image.Pixels[i + 1] < 95;
            Assert.True(isRed || disc.Image.Pixels[i + 3] < 60, "green is left in the red disc");
        }
        editor.Brush([(0, 240), (640, 240)], 300, add: false);
        Assert.Null(editor.Finish());
    }

    [Fact]
    public void What_goes_on_beyond_the_photo_is_cut_there()
    {
        var editor = Open();
        editor.Brush([(0, 200), (0, 280)], 60, add: true);
        Assert.Equal(CutSides.Left, editor.Finish()?.CutSides);
    }

    [Fact]
    public void Nonsense_is_refused_and_changes_nothing()
    {
        var editor = Open();
        Assert.Throws<ArgumentOutOfRangeException>(() => editor.Click(-1, 0, add: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => editor.Click(double.NaN, 0, add: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => editor.Brush([], 5, add: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => editor.Brush([(double.NaN, 0)], 5, add: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => editor.Brush([(5, 5)], double.NaN, add: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => editor.Brush([.. Enumerable.Repeat((5.0, 5.0), 5000)], 5, add: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => editor.Feather(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => editor.LookCloser(new PixelBox(600, 400, 100, 100)));
        Assert.False(editor.CanUndo);
        var foreign = new Cutout(Networks.Source(Photo), new PixelBox(600, 400, 100, 100), new RgbaImage(100, 100), CutoutKind.Subject, 1);
        Assert.Throws<ArgumentException>(() => Open(foreign));
    }

    private MaskEditor Open(Cutout? current = null, PhotoEmbedding? embedding = null) =>
        new(networks.Segmenter, Networks.Source(Photo), Photo, CutoutKind.Subject, current, embedding);

    private static double Area(MaskEditor editor)
    {
        long sum = 0;
        foreach (var value in editor.Alpha)
            sum += value;
        return sum / 255.0;
    }

    private static void AssertDisc(MaskEditor editor, (int X, int Y) centre, bool inside)
    {
        foreach (var (x, y) in new[] { (0, 0), (Radius - 6, 0), (0, Radius - 6), (6 - Radius, 0), (0, 6 - Radius) })
            Assert.Equal(inside ? 255 : 0, editor.Alpha[(centre.Y + y) * Width + centre.X + x]);
    }

    private static RgbaImage TwoDiscs()
    {
        var photo = new RgbaImage(Width, Height);
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var (red, blue) = (Inside(Red, x, y), Inside(Blue, x, y));
                var ground = 1 - red - blue;
                var pixel = photo.Row(y)[(x * 4)..];
                pixel[0] = (byte)(red * 210 + blue * 30 + ground * 30);
                pixel[1] = (byte)(red * 40 + blue * 60 + ground * (120 + 80.0 * y / Height));
                pixel[2] = (byte)(red * 40 + blue * 200 + ground * 40);
                pixel[3] = 255;
            }
        }
        return photo;
    }

    private static double Inside((int X, int Y) centre, int x, int y) =>
        Math.Clamp(Radius + .5 - Math.Sqrt(Math.Pow(x + .5 - centre.X, 2) + Math.Pow(y + .5 - centre.Y, 2)), 0, 1);
}
