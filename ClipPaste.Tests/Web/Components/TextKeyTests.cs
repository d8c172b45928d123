using System.Text.RegularExpressions;
using System.Xml.Linq;
using ClipPaste.Engine.Models;
using ClipPaste.Web.Work;

namespace ClipPaste.Tests.Web.Components;

/// <summary>Every text that is asked for is there, and every text that is there is asked for; read from the sources.</summary>
public sealed partial class TextKeyTests
{
    private static readonly string Web = Path.Combine(Installation.Root, "ClipPaste.Web");

    private static readonly Dictionary<string, string> Sources = Files("*.cs").Concat(Files("*.razor")).ToDictionary(path => path, File.ReadAllText);

    private static readonly Dictionary<string, HashSet<string>> Texts = Files("*.resx").ToDictionary(
        path => Path.GetFileNameWithoutExtension(path), path => XDocument.Load(path).Root!.Elements("data").Select(data => data.Attribute("name")!.Value).ToHashSet());

    private static readonly HashSet<string> EnumNames = [.. typeof(WorkPhase).Assembly.GetTypes().Where(type => type.IsEnum).SelectMany(Enum.GetNames)];

    public static TheoryData<string> Resources => [.. Texts.Keys];

    [Fact]
    public void Every_text_that_a_component_asks_for_is_there()
    {
        // A component's markup and code are one class.
        var classes = Sources.GroupBy(source => source.Key.Replace(".razor.cs", ".razor", StringComparison.Ordinal), source => source.Value);
        var missing = from code in classes.Select(parts => string.Join('\n', parts))
                      from localizer in Localizer().Matches(code)
                      let texts = localizer.Groups["texts"].Value
                      from asked in Asked().Matches(code)
                      where asked.Groups["name"].Value == localizer.Groups["name"].Value && !Texts[texts].Contains(asked.Groups["key"].Value)
                      select $"{texts}: {asked.Groups["key"].Value}";
        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void Every_text_is_asked_for(string resource)
    {
        var code = string.Join('\n', Sources.Values) + (resource == "CanvasTexts" ? CanvasScripts() : "");
        Assert.Equal([], Texts[resource].Where(key => !IsAskedFor(code, key)));
    }

    [Fact]
    public void Every_edit_has_words_for_undo()
    {
        var labels = Sources.Values.SelectMany(code => EditLabel().Matches(code)).Select(match => match.Groups["label"].Value);
        var check = Sources[Path.Combine(Web, "Streaming", "MessageCheck.cs")];
        var ofCanvas = LabelList().Match(check).Groups["labels"].Value.Split([',', '"', ' '], StringSplitOptions.RemoveEmptyEntries);
        Assert.NotEmpty(ofCanvas);
        Assert.Equal([], labels.Concat(ofCanvas).Distinct().Where(label => !Texts["StudioTexts"].Contains($"Edit.{label}")));
    }

    [Fact]
    public void Every_phase_has_words()
    {
        var ofWork = typeof(WorkPhase).GetFields().Select(field => (string)field.GetValue(null)!);
        string[] ofRuns = [.. new[] { RunPhase.Queued, RunPhase.Running, RunPhase.Paused }.Select(phase => phase.ToString().ToLowerInvariant())];
        Assert.Equal([], ofWork.Concat(ofRuns).Where(phase => !Texts["StudioTexts"].Contains($"Phase.{phase}")));
    }

    // By its name, by the name of an enumeration's member, or made of a part that is written and one that is computed.
    private static bool IsAskedFor(string code, string key)
    {
        var ends = key.IndexOf('.', StringComparison.Ordinal) + 1;
        var last = LastWord().Match(key).Value;
        string[] written = ends > 0
            ? [$"\"{key}\"", $"\"{key[..ends]}\"", $"\"{key[..ends]}{{", $"`{key[..ends]}${{"]
            : [$"\"{key}\"", $"}}{last}\"", $"+ \"{last}\""];
        return written.Any(part => code.Contains(part, StringComparison.Ordinal)) || EnumNames.Contains(key);
    }

    private static string CanvasScripts() =>
        string.Concat(Directory.EnumerateFiles(Path.Combine(Installation.Root, "wwwroot", "canvas"), "*.js").Select(File.ReadAllText));

    private static IEnumerable<string> Files(string pattern) => Directory.EnumerateFiles(Web, pattern, SearchOption.AllDirectories)
        .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    [GeneratedRegex(@"IStringLocalizer<(?<texts>\w+)> (?<name>\w+)", RegexOptions.NonBacktracking)]
    private static partial Regex Localizer();

    [GeneratedRegex("""\b(?<name>\w+)\["(?<key>[\w.]+)"[\],]""", RegexOptions.NonBacktracking)]
    private static partial Regex Asked();

    [GeneratedRegex("""ession\.Edit\("(?<label>\w+)""", RegexOptions.NonBacktracking)]
    private static partial Regex EditLabel();

    [GeneratedRegex(@"Labels\s*=\s*\[(?<labels>[^\]]+)\]", RegexOptions.NonBacktracking)]
    private static partial Regex LabelList();

    [GeneratedRegex("[A-Z][a-z]+$", RegexOptions.NonBacktracking)]
    private static partial Regex LastWord();
}
