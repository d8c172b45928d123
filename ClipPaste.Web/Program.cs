using System.CommandLine;
using ClipPaste.Web.Commands;
using ClipPaste.Web.Photos.Decoding;

if (args is [DecoderChild.Verb, var memory])
    return DecoderChild.Run(long.Parse(memory));
var root = new RootCommand("ClipPaste makes photo collages from words.")
{
    MakeCommand.Create(),
    RenderCommand.Create(),
    ModelsCommand.Create(() => ModelStores.Create()),
    BenchCommand.Create(),
    ServeCommand.Create(),
    BackupCommand.CreateBackup(),
    BackupCommand.CreateRestore(),
    SoakCommand.Create(),
};
// A prompt that begins with @ is a prompt, not the name of a file with further arguments.
var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
if (parsed.Errors.Count > 0)
{
    CommandRun.Tell(Console.Error, args.Contains("--json") ? new JsonReporter(Console.Out).Failed : _ => { }, UsageComplaint.Of(parsed));
    return CommandRun.WrongUse;
}
using var signals = new StopSignals();
return await parsed.InvokeAsync(
    new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, signals.Token);
