using System.CommandLine;
using ClipPaste.Web.Commands;

var root = new RootCommand("ClipPaste makes photo collages from words.")
{
    MakeCommand.Create(),
    RenderCommand.Create(),
    ModelsCommand.Create(() => ModelStores.Create()),
    BenchCommand.Create(),
    ServeCommand.Create(),
};
var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    if (args.Contains("--json"))
        new JsonReporter(Console.Out).Failed(parsed.Errors[0].Message);
    await Console.Error.WriteLineAsync($"clippaste: {parsed.Errors[0].Message.ReplaceLineEndings(" ")}");
    return CommandRun.WrongUse;
}
return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
