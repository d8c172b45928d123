using System.CommandLine;
using ClipPaste.Engine.Models;

namespace ClipPaste.Web.Commands;

/// <summary>The command <c>models</c>: lists, fetches and verifies the weights that ClipPaste can use.</summary>
internal static class ModelsCommand
{
    private const int Success = 0;
    private const int Failure = 1;

    /// <summary>Makes the command.</summary>
    /// <param name="store">Finds, fetches and verifies; asked for only when a subcommand runs.</param>
    internal static Command Create(Func<ModelStore> store)
    {
        var command = new Command("models", "Lists, fetches and verifies the models that find, cut out and judge pieces.");
        command.Subcommands.Add(List(store));
        command.Subcommands.Add(Get(store));
        command.Subcommands.Add(Verify(store));
        return command;
    }

    private static Command List(Func<ModelStore> store)
    {
        var command = new Command("list", "Shows every model, its size, its licence and where it is.");
        command.SetAction(parsed => Guarded(parsed, () =>
        {
            ModelTable.Write(parsed.InvocationConfiguration.Output, store());
            return Task.FromResult(Success);
        }));
        return command;
    }

    private static Command Get(Func<ModelStore> store)
    {
        var name = new Argument<string>("name") { Description = "The model, such as ViT-B/32." };
        var command = new Command("get", "Downloads a model, continuing where an earlier attempt broke off.") { name };
        command.SetAction((parsed, cancellationToken) => Guarded(parsed, async () =>
        {
            var file = ModelRegistry.Get(parsed.GetRequiredValue(name));
            var progress = Console.IsErrorRedirected ? null : new DownloadLine(parsed.InvocationConfiguration.Error);
            var path = await store().GetAsync(file, progress, cancellationToken);
            progress?.End();
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"{file.Name} is at {path}");
            return Success;
        }));
        return command;
    }

    private static Command Verify(Func<ModelStore> store)
    {
        var name = new Argument<string?>("name")
        {
            Description = "The model; without it, every model that is here.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("verify", "Compares models with their published checksums and tries them out.") { name };
        command.SetAction((parsed, cancellationToken) => Guarded(parsed, async () =>
        {
            var asked = parsed.GetValue(name);
            var models = store();
            var files = asked is null ? ModelRegistry.All.Where(file => models.Find(file) is not null) : [ModelRegistry.Get(asked)];
            var sound = true;
            foreach (var file in files)
            {
                var verdict = await models.VerifyAsync(file, cancellationToken);
                var verified = verdict.State == ModelState.Verified;
                sound &= verified;
                var to = verified ? parsed.InvocationConfiguration.Output : parsed.InvocationConfiguration.Error;
                await to.WriteLineAsync($"{file.Name} {verdict.Message}{(verdict.Path is null ? "" : $": {verdict.Path}")}");
            }
            return sound ? Success : Failure;
        }));
        return command;
    }

    private static Task<int> Guarded(ParseResult parsed, Func<Task<int>> work) =>
        CommandRun.Guarded(parsed.InvocationConfiguration.Error, _ => { }, work);

    // One line of the terminal, written over and over; the reports come from one thread at a time.
    private sealed class DownloadLine(TextWriter to) : IProgress<DownloadProgress>
    {
        private bool begun;

        public void Report(DownloadProgress value)
        {
            begun = true;
            var left = value.SecondsLeft is { } seconds ? $"{TimeSpan.FromSeconds(Math.Min(seconds, 359_999)):h\\:mm\\:ss} left" : "";
            var done = $"{value.Done / 1e6:F1} of {value.File.Size / 1e6:F1} MB";
            to.Write($"\r{value.File.Name}  {done}  {value.BytesPerSecond / 1e6:F1} MB/s  {left}   ");
        }

        public void End()
        {
            if (begun)
                to.WriteLine();
        }
    }
}
