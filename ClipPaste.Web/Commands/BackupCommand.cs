using System.CommandLine;
using ClipPaste.Engine.Models;
using ClipPaste.Web.Keep;

namespace ClipPaste.Web.Commands;

/// <summary><c>backup</c> and <c>restore</c>: all data of a studio in one file, and back.</summary>
internal static class BackupCommand
{
    private static readonly Option<string> Out = new("--out", "-o") { Description = "The backup to write.", Required = true };
    private static readonly Argument<string> Backup = new("backup") { Description = "The file that backup wrote." };
    private static readonly Option<bool> Force = new("--force") { Description = "Restore although there are data in the folder; they are moved aside, not deleted." };

    private static readonly Option<string> Data = new("--data")
    {
        Description = "Folder of the studio's database and pictures.",
        DefaultValueFactory = _ => Path.Combine(UserFolders.Data, "studio"),
    };

    /// <summary>The command <c>backup</c>.</summary>
    public static Command CreateBackup()
    {
        var command = new Command("backup", "Copies all of a studio's data into one file, while the studio runs too.") { Data, Out };
        command.SetAction((parsed, _) => CommandRun.Guarded(json: false, _ => Task.FromResult(Save(parsed))));
        return command;
    }

    /// <summary>The command <c>restore</c>.</summary>
    public static Command CreateRestore()
    {
        var command = new Command("restore", "Verifies a backup and makes a studio's data folder of it.") { Backup, Data, Force };
        command.SetAction((parsed, _) => CommandRun.Guarded(json: false, _ => Task.FromResult(Restore(parsed))));
        return command;
    }

    private static int Save(ParseResult parsed)
    {
        var (data, file) = (parsed.GetRequiredValue(Data), Path.GetFullPath(parsed.GetRequiredValue(Out)));
        if (!File.Exists(Path.Combine(data, StudioBackup.Database)))
            throw new UsageException($"--data: there is no studio in '{data}'.");
        if (Directory.Exists(file) || !Directory.Exists(Path.GetDirectoryName(file)))
            throw new UsageException($"--out must name a file in a folder that is there, not '{file}'.");
        var (files, bytes) = new StudioBackup(TimeProvider.System).Write(data, file);
        Console.WriteLine($"{file}  {files} files, {bytes / 1e6:F1} MB");
        return 0;
    }

    private static int Restore(ParseResult parsed)
    {
        var (file, data) = (parsed.GetRequiredValue(Backup), parsed.GetRequiredValue(Data));
        if (!File.Exists(file))
            throw new UsageException($"There is no backup '{file}'.");
        if (StudioRestore.IsInUse(data))
            throw new UsageException($"A studio is running on '{data}': stop it first.");
        if (!parsed.GetValue(Force) && Directory.Exists(data) && Directory.EnumerateFileSystemEntries(data).Any())
            throw new UsageException($"There are data in '{data}': restore to another folder with --data, or say --force, which moves them aside.");
        var (files, former) = new StudioRestore(TimeProvider.System).Restore(file, data);
        Console.WriteLine($"{data}  {files} files restored and verified");
        if (former is not null)
            Console.WriteLine($"what was there before is in {former}");
        return 0;
    }
}
