namespace ClipPaste.Engine.Prompts;

/// <summary>The places a prompt can give to a thing, seen from its landmark.</summary>
public enum Place
{
    /// <summary>Higher in the picture: over, above.</summary>
    Over,

    /// <summary>Lower in the picture: under, below, beneath, hanging from.</summary>
    Under,

    /// <summary>Nearer to the viewer and covering it a little: in front of, guarding, against.</summary>
    InFrontOf,

    /// <summary>Farther away and covered a little: behind.</summary>
    Behind,

    /// <summary>Resting on its upper edge or surface: on, on top of, riding, across.</summary>
    On,

    /// <summary>At its side: beside, next to, near, by, with.</summary>
    Beside,

    /// <summary>Between this landmark and another one, which has a relation of its own.</summary>
    Between,

    /// <summary>On several sides of it: around, circling.</summary>
    Around,

    /// <summary>Within its outline: in, inside, through, among.</summary>
    Inside,

    /// <summary>Moving down its slope: down.</summary>
    Down,

    /// <summary>Moving up its slope: up.</summary>
    Up,

    /// <summary>At its left.</summary>
    LeftOf,

    /// <summary>At its right.</summary>
    RightOf,

    /// <summary>At its upper end, or the upper end of the canvas.</summary>
    AtTop,

    /// <summary>At its lower end, or the lower end of the canvas.</summary>
    AtBottom,

    /// <summary>The subject holds, plays, eats or wears the landmark: before the subject's body, touching it.</summary>
    Holding,
}
