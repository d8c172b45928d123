using System.Runtime.InteropServices;
using ClipPaste.Engine.Imaging;
using ClipPaste.Engine.Models;

namespace ClipPaste.Web.Commands;

/// <summary>What a failure means, in one line for a person.</summary>
internal static class FaultSentence
{
    /// <summary>The environment variable that, when set, shows where in the program a failure arose.</summary>
    public const string TraceVariable = "CLIPPASTE_TRACE";

    /// <summary>The sentence for a failure.</summary>
    public static string Of(Exception fault)
    {
        while (fault is TypeInitializationException or AggregateException && fault.InnerException is { } inner)
            fault = inner;
        var sentence = fault switch
        {
            OutOfMemoryException => "There is not enough memory for this; a smaller picture or fewer pieces need less.",
            ArgumentException { ParamName: { } name } => fault.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal),
            _ when IsForeseen(fault) => fault.Message,
            _ => $"This is a fault of ClipPaste ({fault.GetType().Name}: {fault.Message}); with {TraceVariable}=1 it says where.",
        };
        return string.Join(' ', sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    // Failures whose messages were written for whoever runs the command.
    private static bool IsForeseen(Exception fault) => fault
        is IOException or InvalidDataException or UnauthorizedAccessException or HttpRequestException or ImageFormatException
        or ModelUnavailableException or ArgumentException or InvalidOperationException or NotSupportedException or ExternalException
        or DllNotFoundException;
}
