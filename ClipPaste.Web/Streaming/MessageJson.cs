using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClipPaste.Web.Streaming;

/// <summary>The form of all messages between the studio and the canvas.</summary>
internal static class MessageJson
{
    /// <summary>Camel case, also for the words of enumerations.</summary>
    public static JsonSerializerOptions Options { get; } = Set(new JsonSerializerOptions());

    /// <summary>Sets that form.</summary>
    public static JsonSerializerOptions Set(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.AllowOutOfOrderMetadataProperties = true;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        return options;
    }
}
