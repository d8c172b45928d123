using System.Collections.Immutable;
using ClipPaste.Engine.Prompts;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Work;

/// <summary>A phrase of a project and the thing it stands for.</summary>
/// <param name="Phrase">As the user sees it.</param>
/// <param name="Thing">How many, scenery or not: what the engine needs.</param>
internal sealed record PhraseThing(PhraseChoice Phrase, Thing Thing);

/// <summary>What a project is about.</summary>
/// <param name="Prompt">The sentence, or one made of the phrases where there is none.</param>
/// <param name="Phrases">The phrases that count, in the order of the project.</param>
internal sealed record ProjectScene(Prompt Prompt, ImmutableArray<PhraseThing> Phrases)
{
    /// <summary>The thing that a phrase stands for; null where the phrase does not count any more.</summary>
    public Thing? ThingOf(string phrase) => Phrases.FirstOrDefault(item => item.Phrase.Text == phrase)?.Thing;
}
