using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ClipPaste.Engine.Collage;

namespace ClipPaste.Web.Streaming;

/// <summary>A committed edit: one step of the history.</summary>
/// <param name="Label">Key of the text that names it.</param>
/// <param name="Ops">What it does, in this order.</param>
internal sealed record EditMessage(string Label, ImmutableArray<SceneOp> Ops);

/// <summary>One thing that an edit does.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "op")]
[JsonDerivedType(typeof(PoseOp), "pose")]
[JsonDerivedType(typeof(OrderOp), "order")]
[JsonDerivedType(typeof(DeleteOp), "delete")]
[JsonDerivedType(typeof(DuplicateOp), "duplicate")]
[JsonDerivedType(typeof(AddOp), "add")]
[JsonDerivedType(typeof(LockOp), "lock")]
[JsonDerivedType(typeof(HideOp), "hide")]
[JsonDerivedType(typeof(RenameOp), "rename")]
[JsonDerivedType(typeof(BackgroundOp), "background")]
internal abstract record SceneOp;

/// <summary>Puts a piece somewhere.</summary>
internal sealed record PoseOp(string Id, Pose Pose) : SceneOp;

/// <summary>Sets the paint order of all pieces, the hindmost first.</summary>
internal sealed record OrderOp(ImmutableArray<string> Ids) : SceneOp;

/// <summary>Takes pieces off the canvas; one that is gone already does no harm.</summary>
internal sealed record DeleteOp(ImmutableArray<string> Ids) : SceneOp;

/// <summary>Copies pieces, each right in front of its original and moved by fractions of the canvas.</summary>
internal sealed record DuplicateOp(ImmutableArray<string> Ids, ImmutableArray<string> NewIds, double Dx, double Dy) : SceneOp;

/// <summary>Puts a cut-out on the canvas, in front of all.</summary>
internal sealed record AddOp(string Id, string Cutout, Pose Pose) : SceneOp;

/// <summary>Sets or takes away locks, flags of <see cref="PoseLocks"/>.</summary>
internal sealed record LockOp(ImmutableArray<string> Ids, int Locks, bool On) : SceneOp;

/// <summary>Hides or shows pieces.</summary>
internal sealed record HideOp(ImmutableArray<string> Ids, bool Hidden) : SceneOp;

/// <summary>Names a piece.</summary>
internal sealed record RenameOp(string Id, string Name) : SceneOp;

/// <summary>Sets the background's five colours (OKLab) or its lock; null leaves each as it is.</summary>
internal sealed record BackgroundOp(ImmutableArray<ImmutableArray<float>>? Colours = null, bool? Locked = null) : SceneOp;
