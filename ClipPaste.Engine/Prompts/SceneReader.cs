namespace ClipPaste.Engine.Prompts;

/// <summary>
/// Reads a tagged prompt from left to right and notes what is named and where it is to be put. What the next noun will be — a subject, an
/// object, a landmark — follows from the words before it. One reader reads one prompt.
/// </summary>
internal sealed class SceneReader
{
    private readonly SceneDraft _scene = new();
    private readonly SceneRelations _relations;
    private readonly IReadOnlyList<TaggedWord> _words;
    private readonly ThingWords _kinds;
    private readonly List<ThingDraft> _subjects = [];
    private readonly List<(Place Place, ThingDraft? Landmark)> _leading = [];
    private ThingDraft[] _placed = [];
    private string? _verb;
    private Place _place;
    private ThingDraft? _last;
    private Role _role;
    private Role _lastRole;
    private bool _joined;
    private bool _isGroup;
    private int? _groupCount;
    private Role _groupRole;

    public SceneReader(IReadOnlyList<TaggedWord> words, ThingWords kinds)
    {
        (_words, _kinds) = (words, kinds);
        _relations = new SceneRelations(_scene, kinds);
    }

    /// <summary>What the next noun is.</summary>
    private enum Role
    {
        Subject,
        MoreSubjects,
        Object,
        MoreObjects,
        Landmark,
        MoreLandmarks,
        Companion,
        Content,
        Aside,
        Negated,
    }

    public SceneDraft Read()
    {
        for (var i = 0; i < _words.Count;)
            i = ReadAt(i);
        return _scene;
    }

    /// <returns>The index of the first word not yet read.</returns>
    private int ReadAt(int i)
    {
        if (PlaceWords.At(_words, i) is { } expression)
        {
            OnPlace(expression);
            return i + expression.Words.Length;
        }
        var hasSubject = i > 0 && (_words[i - 1].IsNoun || _words[i - 1].Tag is PartOfSpeech.Pronoun or PartOfSpeech.Auxiliary);
        if (NounGroup.Read(_words, i, mayBeginWithVerb: !hasSubject && !(_joined && _verb is not null)) is { } group)
        {
            OnGroup(group);
            return group.End;
        }
        if (_words[i].IsVerb && !IsStyle(i))
            OnVerb(_words[i]);
        else
            OnFunctionWord(i);
        return i + 1;
    }

    /// <summary>"..., highly detailed": a participle behind a comma or an adverb, with nothing after it, says how the picture shall
    /// be.</summary>
    private bool IsStyle(int i) =>
        _words[i].Tag == PartOfSpeech.Participle
        && i > 0 && _words[i - 1].Tag is PartOfSpeech.Punctuation or PartOfSpeech.Adverb
        && (i + 1 == _words.Count || _words[i + 1].Tag == PartOfSpeech.Punctuation);

    private void OnFunctionWord(int i)
    {
        switch (_words[i].Text)
        {
            case "." or "!" or "?" or "。":
                StartSentence();
                break;
            case "," or ";" or "，" or "、":
                OnComma();
                break;
            case "and" or "or" or "&":
                OnAnd(i);
                break;
            case "with":
                _role = Role.Companion;
                break;
            case "of":
                _role = _role == Role.Aside || IsMaterial() ? Role.Aside : Role.Content;
                break;
            case "while" or "whilst" or "when" or "where" or "because":
                (_role, _lastRole) = (Role.Subject, Role.Aside);
                break;
            case "without":
                _role = Role.Negated;
                break;
            case var _ when _words[i].Tag == PartOfSpeech.Preposition:
                _role = Role.Aside;
                break;
            case var text when _words[i].Tag == PartOfSpeech.Pronoun:
                OnPronoun(text);
                break;
        }
    }

    private void StartSentence()
    {
        _subjects.Clear();
        _leading.Clear();
        (_verb, _last, _role, _lastRole, _joined) = (null, null, Role.Subject, Role.Subject, false);
    }

    private void OnComma()
    {
        _role = _lastRole switch
        {
            Role.Negated => Role.Negated,
            Role.Subject when _verb is null && _subjects.Count > 0 => Role.MoreSubjects,
            _ => Role.Subject,
        };
        _joined = false;
    }

    private void OnAnd(int i)
    {
        _joined = true;
        var startsClause = NounGroup.Read(_words, i + 1, true) is { } group && StartsClause(group);
        _role = _lastRole switch
        {
            Role.Negated => Role.Negated,
            _ when _last is null || (startsClause && (_verb is not null || _lastRole != Role.Subject)) => Role.Subject,
            Role.Object => Role.MoreObjects,
            Role.Landmark => Role.MoreLandmarks,
            Role.Companion => Role.Companion,
            Role.Content => Role.Content,
            _ => _verb is not null || _lastRole == Role.Aside ? Role.Subject : Role.MoreSubjects,
        };
    }

    /// <summary>Whether a noun after "and" begins something new: something follows that it does, or it lives and what it would be joined to
    /// does not.</summary>
    private bool StartsClause(NounGroup group)
    {
        if (group.End < _words.Count && (_words[group.End].IsVerb || PlaceWords.At(_words, group.End) is not null))
            return true;
        return _lastRole == Role.Landmark && _last is not null && _kinds.IsAnimate(group.Head.Text) && !_kinds.IsAnimate(_last.Head);
    }

    private void OnPlace(PlaceWords.Entry expression)
    {
        _joined = false;
        if (IsMaterial())
        {
            _role = Role.Aside;
            return;
        }
        _placed = _lastRole == Role.Companion && _last is not null ? [_last] : [.. _subjects];
        if (expression.TakesLandmark)
        {
            (_role, _place) = (Role.Landmark, expression.Place);
        }
        else
        {
            _relations.ToLandmark(_placed, expression.Place, null);
            (_role, _lastRole) = (Role.Subject, Role.Aside);
        }
    }

    private bool IsMaterial() => _role == Role.Object && _verb is { } verb && VerbPlaces.TakesMaterial(verb);

    private void OnVerb(TaggedWord verb)
    {
        if (DescribesLast(verb))
        {
            _subjects.Clear();
            _subjects.Add(_last!);
        }
        foreach (var subject in _subjects)
            subject.Verb ??= verb.Text;
        (_verb, _role, _joined) = (verb.Text, Role.Object, false);
    }

    /// <summary>"riding a horse eating grass": the horse eats; "a castle with dragons flying": the dragons fly.</summary>
    private bool DescribesLast(TaggedWord verb)
    {
        if (_joined || _last is null || _subjects.Contains(_last))
            return false;
        return _lastRole == Role.Companion
            ? verb.Tag is PartOfSpeech.Gerund or PartOfSpeech.Participle && _kinds.IsAnimate(_last.Head)
            : _verb is not null && _lastRole is Role.Object or Role.Landmark;
    }

    /// <summary>"around it": the first thing that is not itself placed there.</summary>
    private void OnPronoun(string pronoun)
    {
        if (_role == Role.Landmark && pronoun is "it" or "them" && _scene.Things.FirstOrDefault(t => !_placed.Contains(t)) is { } landmark)
            _relations.ToLandmark(_placed, _place, landmark);
        if (_role is Role.Landmark or Role.Object or Role.Companion)
            _role = Role.Aside;
    }

    private void OnGroup(NounGroup group)
    {
        var partOfMore = group.End < _words.Count && _words[group.End].Text == "of";
        if (partOfMore && ThingWords.IsGroup(group.Head.Text))
        {
            // "a flock of birds": the birds take the flock's role in the sentence.
            (_isGroup, _groupRole) = (true, _role);
            _groupCount = group.Head.Text switch { "pair" or "couple" => 2, "trio" => 3, "dozen" => 12, _ => null };
            _joined = false;
            return;
        }
        if (ThingWords.IsMedium(group.Head.Text))
        {
            _role = partOfMore ? Role.Subject : _role;
            return;
        }
        var role = _isGroup && _role == Role.Content ? _groupRole : _role;
        if (group.IsNegated || role == Role.Negated)
            (role, _last) = (Role.Negated, null);
        else
            Take(_scene.Add(group, _isGroup || _kinds.IsPlural(group.Head), _isGroup ? _groupCount : group.Count), role);
        _lastRole = role switch
        {
            Role.MoreSubjects => Role.Subject,
            Role.MoreObjects => Role.Object,
            Role.MoreLandmarks => Role.Landmark,
            _ => role,
        };
        (_role, _joined, _isGroup) = (Role.Subject, false, false);
    }

    private void Take(ThingDraft thing, Role role)
    {
        switch (role)
        {
            case Role.Object when _subjects.Count > 0:
                _relations.ToObject(_subjects, _verb, thing);
                break;
            case Role.MoreObjects:
                _relations.ToObject(_subjects, _verb, thing);
                break;
            case Role.Landmark or Role.MoreLandmarks when _placed.Length == 0:
                _leading.Add((_place, thing));
                break;
            case Role.Landmark or Role.MoreLandmarks when _place is Place.Beside or Place.On or Place.Inside && _kinds.IsTime(thing.Head):
                break; // "at sunset" and "in spring" say when, not where
            case Role.Landmark or Role.MoreLandmarks:
                _relations.ToLandmark(_placed, _place, thing);
                break;
            case Role.Companion when _subjects.Count > 0:
                _relations.ToCompanion(_subjects, thing);
                break;
            case Role.Content when _last is not null:
                if (ThingWords.IsGround(_last.Head))
                    _scene.Relate(thing, Place.Inside, _last);
                break;
            case Role.Aside:
                break;
            default:
                TakeSubject(thing, role == Role.MoreSubjects);
                break;
        }
        _last = thing;
    }

    private void TakeSubject(ThingDraft thing, bool isFurther)
    {
        if (!isFurther)
        {
            _subjects.Clear();
            _verb = null;
        }
        _subjects.Add(thing);
        foreach (var (place, landmark) in _leading)
            _scene.Relate(thing, place, landmark);
    }
}
