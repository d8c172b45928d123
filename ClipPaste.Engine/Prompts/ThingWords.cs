using System.Collections.Frozen;

namespace ClipPaste.Engine.Prompts;

/// <summary>What kinds of thing nouns name, by short lists of our own and WordNet's fields of meaning.</summary>
internal sealed class ThingWords(WordLexicon lexicon)
{
    private static readonly FrozenSet<string> Scenery = WordSet.Of("""
        abbey africa airport alley alps america amphitheater amphitheatre antarctica aqueduct arch arena asia australia avenue bakery barn
        basilica bay
        beach bridge building canal canyon castle cathedral cave chapel church city cityscape cliff cloud coast coastline colosseum convent
        courtyard
        crater desert diner dock dune europe factory farm favela field fjord forest fort fortress garden gate glacier grassland harbor
        harbour highway
        hill hillside horizon hotel house hut iceberg igloo island jungle kremlin lake landscape lawn library lighthouse mahal market meadow
        metropolis
        mill minaret monastery monument moon mosque mount mountain mountaintop museum nightclub oasis ocean orchard pagoda palace parthenon
        park pasture path
        pavilion peak pier planet plain plateau plaza pond prairie pyramid railway rainforest reef restaurant ridge river road rooftop ruin
        savanna savannah
        school scenery sea seascape seashore seaside shore shrine skerry sky skyline skyscraper slope square stadium station steppe
        stonehenge street
        stupa swamp temple theater theatre tomb tower town tundra tunnel underwater valley village vineyard volcano wall waterfall windmill
        woodland woods
        """);

    private static readonly FrozenSet<string> Atmosphere = WordSet.Of("""
        afternoon aurora autumn blizzard cloud dark darkness dawn day daylight daytime drizzle dusk evening fall firework firelight fog
        galaxy gloom glow
        haze heat heaven light lightning midday midnight mist moonlight moonrise morning nebula night nightfall noon overcast rain
        rainbow
        rainfall rainstorm sandstorm shade shadow sky sleet smoke snow snowfall snowstorm spring star starlight storm summer sun sunbeam
        sundown
        sunlight sunrise sunset sunshine thunder thunderstorm twilight weather wind winter space universe
        """);

    private static readonly FrozenSet<string> Lights =
        WordSet.Of("northern southern polar city street neon golden soft warm bright colorful colourful dim");

    private static readonly FrozenSet<string> Grounds = WordSet.Of("""
        beach city cityscape desert field forest garden grassland island jungle lake landscape lawn meadow ocean orchard park pasture plain
        pond prairie
        river savanna savannah sea sky street swamp town valley village vineyard
        """);

    private static readonly FrozenSet<string> Groups = WordSet.Of("""
        army assortment band bevy bouquet bunch bundle cloud clouds cluster collection colony couple crew crowd crowds dozen dozens family
        flight flock
        flocks group groups handful heap heaps herd herds horde hundreds kind line litter lot lots mob number pack packs pair pairs parade
        pile piles
        pod pride row rows school series set stack stacks swarm swarms team thousands trio troop troupe variety
        """);

    private static readonly FrozenSet<string> Media = WordSet.Of("""
        animation artwork caricature cartoon close-up closeup collage depiction drawing engraving etching illustration image mosaic
        oil-painting painting photo
        photograph photography picture portrait poster print render rendering scene shot sketch snapshot style version view watercolor
        watercolour woodcut
        """);

    /// <summary>Whether the noun names land or water in which other things are: "a field of sunflowers".</summary>
    public static bool IsGround(string head) => Inflection.Singulars(head).Any(Grounds.Contains);

    public bool IsTime(string head) => lexicon.MeaningOfNoun(head).HasAnyOf(Meaning.Time) && IsAtmosphere(head, head);

    public static bool IsGroup(string noun) => Groups.Contains(noun);

    /// <summary>Whether the noun names a kind of picture rather than something in it.</summary>
    public static bool IsMedium(string noun) => Media.Contains(noun);

    public bool IsPlural(TaggedWord head) =>
        head.Tag == PartOfSpeech.PluralNoun || (head.Tag == PartOfSpeech.ProperNoun && lexicon.IsPlural(head.Text));

    public bool IsScenery(string name, string head) =>
        Inflection.Singulars(head).Any(Scenery.Contains)
        || name.StartsWith("mount ", StringComparison.Ordinal)
        || name.StartsWith("lake ", StringComparison.Ordinal)
        || (lexicon.MeaningOfNoun(head) is var meaning && meaning.HasAnyOf(Meaning.Location) && meaning.HasOnly(Meaning.LocationOrPeople));

    public static bool IsAtmosphere(string name, string head)
    {
        if (head is "light" or "lights" && name != head)
            return Lights.Contains(name[..name.IndexOf(' ', StringComparison.Ordinal)]);
        return Inflection.Singulars(head).Any(Atmosphere.Contains) || name.Ends("milky way");
    }

    public bool IsAnimate(string head) => lexicon.MeaningOfNoun(head).HasAnyOf(Meaning.AnimalOrPerson);

    /// <summary>Whether the noun names something that can be handled: an artifact, a plant, food.</summary>
    public bool IsHandy(string head) =>
        lexicon.MeaningOfNoun(head) is var meaning && meaning.HasAnyOf(Meaning.Handy) && !meaning.HasAnyOf(Meaning.Animal);
}
