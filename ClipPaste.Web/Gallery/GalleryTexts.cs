namespace ClipPaste.Web.Gallery;

/// <summary>Names the texts in GalleryTexts.resx.</summary>
public sealed class GalleryTexts;
