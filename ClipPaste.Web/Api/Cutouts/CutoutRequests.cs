using ClipPaste.Engine.Collage;
using ClipPaste.Web.Studio;

namespace ClipPaste.Web.Api;

/// <summary>What is decided about a cut-out; what is left out stays as it is.</summary>
/// <param name="Verdict">Whether it may be used.</param>
/// <param name="Role">What it does in the picture.</param>
internal sealed record CutoutChangeRequest(Verdict? Verdict = null, PieceRole? Role = null);

/// <summary>How cut-outs are to be approved.</summary>
/// <param name="Most">The best of every phrase first, then the second best, and so on, until it is so many; without it, as many of each phrase as the sentence asks for.</param>
internal sealed record ApproveRequest(int? Most = null);

/// <summary>What was approved.</summary>
/// <param name="Approved">How many cut-outs it were.</param>
internal sealed record ApprovedAnswer(int Approved);
