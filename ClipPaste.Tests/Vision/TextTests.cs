using ClipPaste.Engine.Models;
using ClipPaste.Engine.Vision.Text;

namespace ClipPaste.Tests.Vision;

public sealed class TextTests
{
    [Theory]
    [InlineData("sÃ³", "só")]
    [InlineData("voilÃ le travail", "voilà le travail")]
    [InlineData("âœ” No problems", "✔ No problems")]
    [InlineData("ＬＯＵＤ　ＮＯＩＳＥＳ", "LOUD NOISES")]
    [InlineData("it&#x2019;s \ufb02ubberi\ufb01c", "it's flubberific")]
    [InlineData("\u001b[36;44mblue\u001b[0m", "blue")]
    [InlineData("<b>&amp;</b>", "<b>&amp;</b>")]
    [InlineData("naïve café, Ångström", "naïve café, Ångström")]
    [InlineData("e\u0301", "é")]
    [InlineData("a\r\nb\rc\u2028d", "a\nb\nc\nd")]
    public void Broken_text_is_mended_and_sound_text_left_alone(string text, string expected) => Assert.Equal(expected, TextRepair.Repair(text));

    [Theory]
    [InlineData("&copy &notit; &eacute;", "© ¬it; é")]
    [InlineData("&#128; &#x41 &#xD800; &#1;.", "€ A \ufffd .")]
    [InlineData("&unknown; & &;", "&unknown; & &;")]
    [InlineData("&#99999999999999999999;", "\ufffd")]
    public void References_are_read_as_HTML5_does(string text, string expected) => Assert.Equal(expected, HtmlReferences.Unescape(text));

    [Theory]
    [InlineData("\u0130", "i\u0307")]
    [InlineData("ΟΔΟΣ ΣΑΣ.", "οδος σας.")]
    [InlineData("Σ", "σ")]
    [InlineData("ÀÉẞ", "àéß")]
    public void Lower_case_is_the_full_Unicode_one(string text, string expected) => Assert.Equal(expected, LowerCase.Of(text));

    [Theory]
    [InlineData("\u1e69", "s\u0323\u0307")]
    [InlineData("\uac01", "\u1100\u1161\u11a8")]
    [InlineData("\u212b", "A\u030a")]
    public void Decomposition_orders_marks_and_takes_syllables_apart(string text, string expected)
    {
        Assert.Equal(expected, UnicodeForms.Decompose(text));
        Assert.Equal(text == "\u212b" ? "\u00c5" : text, UnicodeForms.Compose(expected));
    }

    [Fact]
    public void A_long_text_is_cut_before_the_end_token()
    {
        var tokenizer = BytePairTokenizer.Load(Path.Combine(Installation.Models, "clip", "clip_bpe_simple_vocab_16e6.txt.gz"));
        var ids = tokenizer.Encode(string.Concat(Enumerable.Repeat("penguin ", 100)));
        Assert.Equal(77, ids.Length);
        Assert.Equal((49406, 49407), (ids[0], ids[^1]));
        Assert.Equal([49406, 49407, 0, 0], tokenizer.Encode("")[..4]);
    }

    [Fact]
    public void Another_vocabulary_is_refused()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "#version\na b c\n");
        Assert.Contains("Line 2", Assert.Throws<InvalidDataException>(() => BytePairTokenizer.Load(path)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => WordPieceTokenizer.Load(path));
        File.Delete(path);
    }
}
