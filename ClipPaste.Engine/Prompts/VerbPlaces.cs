using System.Collections.Frozen;

namespace ClipPaste.Engine.Prompts;

/// <summary>Where a verb puts its subject as seen from its object: who rides a horse is on it, who guards a gate is in front of
/// it.</summary>
internal static class VerbPlaces
{
    private static readonly (Place Place, FrozenSet<string> Stems)[] Verbs =
    [
        (Place.On, WordSet.StemsOf("""
            ride rode ridden drive drove driven pedal sail row mount board straddle race climb cross scale top crown crest surf skateboard
            inhabit steer pilot fly flew
            """)),
        (Place.InFrontOf, WordSet.StemsOf("""
            guard protect defend face admire visit explore attack destroy watch build built paint photograph block conceal hide leave
            approach
            """)),
        (Place.Around, WordSet.StemsOf("circle encircle surround orbit ring enclose frame")),
        (Place.Inside, WordSet.StemsOf("enter fill roam wander haunt swim swam occupy")),
        (Place.Over, WordSet.StemsOf("overlook illuminate tower dominate")),
        (Place.Behind, WordSet.StemsOf("push herd")),
        (Place.Beside, WordSet.StemsOf("chase follow meet met greet fight fought pull drag accompany pet feed fed walk lead led")),
        (Place.Holding, WordSet.StemsOf("""
            play hold held carry lift hug embrace juggle eat ate bite devour drink drank sip read wield swing throw threw catch caught steal
            stole grab kick
            bounce balance cook bake stir knit sew sell bring brought take took raise wave blow blew strum beat drum bang use make made open
            squeeze smell
            """)),
    ];

    private static readonly FrozenSet<string> Wearing = WordSet.StemsOf("wear wore worn sport");

    private static readonly FrozenSet<string> Material =
        WordSet.StemsOf("cover make made dress clothe coat wrap decorate paint carve built");

    /// <summary>"A cat wearing a hat" puts the hat on the cat.</summary>
    public static bool IsWearing(string verb) => Wearing.Contains(PorterStemmer.Stem(verb));

    /// <summary>"Covered in snow", "made of glass", "dressed in red" name what a thing consists of, not a place.</summary>
    public static bool TakesMaterial(string verb) => Material.Contains(PorterStemmer.Stem(verb));

    /// <summary>The place the verb names by itself; null where the object has to decide.</summary>
    public static Place? Of(string verb)
    {
        var stem = PorterStemmer.Stem(verb);
        foreach (var (place, stems) in Verbs)
        {
            if (stems.Contains(stem))
                return place;
        }
        return null;
    }
}
