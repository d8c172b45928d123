using System.Text;
using System.Xml.Linq;

namespace ClipPaste.Engine.Imaging;

/// <summary>
/// Writes metadata as an XMP packet (Adobe XMP Specification part 1: RDF/XML with Dublin Core), which JPEG and WebP carry.
/// </summary>
internal static class XmpPacket
{
    private static readonly XNamespace Meta = "adobe:ns:meta/";
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Core = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Basic = "http://ns.adobe.com/xap/1.0/";

    /// <summary>The packet in UTF-8.</summary>
    internal static byte[] Write(ImageMetadata metadata)
    {
        var description = new XElement(
            Rdf + "Description",
            new XAttribute(Rdf + "about", ""),
            new XAttribute(XNamespace.Xmlns + "dc", Core),
            new XAttribute(XNamespace.Xmlns + "xmp", Basic),
            Alternatives("title", metadata.Title),
            metadata.Author is null
                ? null
                : new XElement(Core + "creator", new XElement(Rdf + "Seq", new XElement(Rdf + "li", XmlCharacters.Legal(metadata.Author)))),
            Alternatives("rights", metadata.Copyright),
            Alternatives("description", metadata.Description),
            metadata.Software is null ? null : new XElement(Basic + "CreatorTool", XmlCharacters.Legal(metadata.Software)));
        var root = new XElement(
            Meta + "xmpmeta",
            new XAttribute(XNamespace.Xmlns + "x", Meta),
            new XElement(Rdf + "RDF", new XAttribute(XNamespace.Xmlns + "rdf", Rdf), description));
        var packet = root.ToString(SaveOptions.DisableFormatting);
        return Encoding.UTF8.GetBytes($"<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>{packet}<?xpacket end=\"r\"?>");
    }

    private static XElement? Alternatives(string name, string? value) => value is null
        ? null
        : new XElement(
            Core + name,
            new XElement(Rdf + "Alt", new XElement(Rdf + "li", new XAttribute(XNamespace.Xml + "lang", "x-default"), XmlCharacters.Legal(value))));
}
