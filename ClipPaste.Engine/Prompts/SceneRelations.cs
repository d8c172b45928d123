namespace ClipPaste.Engine.Prompts;

/// <summary>Decides which place a verb, a companion or a word of place gives to the subjects, and notes it.</summary>
internal sealed class SceneRelations(SceneDraft scene, ThingWords kinds)
{
    /// <summary>By a word of place; without a landmark on the canvas itself.</summary>
    public void ToLandmark(IEnumerable<ThingDraft> subjects, Place place, ThingDraft? landmark)
    {
        foreach (var subject in subjects)
            scene.Relate(subject, place, landmark);
    }

    /// <summary>By what they do to it: who rides a horse is on it; where the verb names no place, one goes before scenery and holds handy
    /// things.</summary>
    public void ToObject(IEnumerable<ThingDraft> subjects, string? verb, ThingDraft thing)
    {
        if (verb is not null && VerbPlaces.IsWearing(verb))
        {
            foreach (var subject in subjects)
                scene.Relate(thing, Place.On, subject);
            return;
        }
        var byThing = kinds.IsScenery(thing.Name, thing.Head) ? Place.InFrontOf : kinds.IsHandy(thing.Head) ? Place.Holding : Place.Beside;
        ToLandmark(subjects, (verb is null ? null : VerbPlaces.Of(verb)) ?? byThing, thing);
    }

    /// <summary>By "with": a landscape with clocks has them in it; a girl with a balloon holds it; a dog with a cat stands beside
    /// it.</summary>
    public void ToCompanion(IEnumerable<ThingDraft> subjects, ThingDraft thing)
    {
        foreach (var subject in subjects)
        {
            if (ThingWords.IsGround(subject.Head))
                scene.Relate(thing, Place.Inside, subject);
            else
                scene.Relate(subject, kinds.IsHandy(thing.Head) && kinds.IsAnimate(subject.Head) ? Place.Holding : Place.Beside, thing);
        }
    }
}
