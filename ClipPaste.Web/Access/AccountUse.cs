namespace ClipPaste.Web.Access;

/// <summary>What an account has.</summary>
/// <param name="Bytes">Bytes of its photos, of the cut-outs and other pictures of its projects, each once, and of its exports.</param>
/// <param name="Photos">Photos that it has sent.</param>
/// <param name="Projects">Projects, those in the trash included.</param>
internal sealed record AccountUse(long Bytes, int Photos, int Projects);
