using System.Collections.Frozen;
using static ClipPaste.Engine.Prompts.PartOfSpeech;

namespace ClipPaste.Engine.Prompts;

/// <summary>The words of English that belong to small, fixed classes; in a prompt they are hardly ever anything else.</summary>
internal static class ClosedClassWords
{
    private static readonly (PartOfSpeech Tag, string Words)[] Classes =
    [
        (Determiner, "a an the this that these those each every all both some any no another either neither which whatever"),
        (Pronoun, """
            i you he she it we they me him us them myself yourself himself herself itself ourselves yourselves themselves who whom whoever
            what
            something someone somebody anything anyone anybody everything everyone everybody nobody nothing there
            """),
        (PossessivePronoun, "my your his her its our their whose"),
        (Preposition, """
            of in on at by with from into onto over under above below beneath underneath behind beside besides between among amongst amid
            amidst
            across through throughout during before after against along alongside around about near toward towards upon within without
            inside outside
            beyond down up off for to than as like since until till because if while although though whether unless per via despite except
            atop aboard
            unlike versus vs out
            """),
        (Conjunction, "and or but nor &"),
        (Auxiliary, "be am is are was were been being 'm 're can could may might must shall should will would 'll cannot ca wo ought"),
        (Adverb, """
            not n't never very too so also just only quite rather almost already always ever often sometimes again away together apart here
            everywhere
            somewhere nowhere now then soon yet still perhaps maybe instead else even forever indeed thus how when where why once twice
            afterwards ahead aside abroad upstairs downstairs outdoors indoors slowly highly
            """),
        (Number, """
            zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
            nineteen twenty
            thirty forty fifty sixty seventy eighty ninety hundred thousand million
            """),
        (PossessiveEnding, "'s '"),
        (BaseVerb, "have do 've"),
        (PresentVerb, "has does"),
        (PastVerb, "had did 'd"),
        (Gerund, "having doing"),
        (Participle, "done"),
    ];

    private static readonly FrozenDictionary<string, PartOfSpeech> Tags = Classes
        .SelectMany(c => WordSet.Split(c.Words), (c, word) => KeyValuePair.Create(word, c.Tag))
        .ToFrozenDictionary(StringComparer.Ordinal);

    public static bool TryTag(string word, out PartOfSpeech tag) => Tags.TryGetValue(word, out tag);
}
