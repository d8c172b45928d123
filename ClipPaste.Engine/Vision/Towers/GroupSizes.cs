namespace ClipPaste.Engine.Vision.Towers;

/// <summary>
/// How many views a processor works on together. It must not change the last bit of any view's result, so a tower whose products of matrices round
/// differently by the number of rows takes one view at a time.
/// </summary>
/// <param name="FullPrecision">In single precision, at least 1.</param>
/// <param name="BFloat16">In bfloat16, at least 1.</param>
internal readonly record struct GroupSizes(int FullPrecision, int BFloat16);
