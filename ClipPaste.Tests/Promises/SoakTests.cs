using System.Diagnostics;
using System.Text.Json;
using ClipPaste.Engine.Models;
using ClipPaste.Tests.Browser;

namespace ClipPaste.Tests.Promises;

/// <summary>Studios that are killed again and again for half a minute; <c>./clippaste soak</c> does the same for hours.</summary>
public sealed class SoakTests(SoakTests.Soak soak) : IClassFixture<SoakTests.Soak>
{
    [Fact]
    public void R1_no_accepted_job_is_lost_and_none_is_done_twice()
    {
        Assert.InRange(soak.Of("accepted"), 1, int.MaxValue);
        Assert.InRange(soak.Of("kills"), 1, int.MaxValue);
        Assert.Equal((0, 0), (soak.Of("lost"), soak.Of("twice")));
    }

    [Fact]
    public void R14_no_job_is_stuck_after_random_kills() => Assert.Equal(0, soak.Of("stuck"));

    /// <summary>One soak for all promises.</summary>
    public sealed class Soak : IAsyncLifetime
    {
        private JsonElement _result;

        public async Task InitializeAsync()
        {
            var start = new ProcessStartInfo("dotnet", [StudioServer.Program, "soak", "--seconds", "25", "--json"]) { UseShellExecute = false, RedirectStandardOutput = true };
            start.Environment["CLIPPASTE_HOME"] = Installation.Root;
            using var process = Process.Start(start)!;
            _result = JsonDocument.Parse(await process.StandardOutput.ReadToEndAsync()).RootElement;
            await process.WaitForExitAsync();
        }

        public Task DisposeAsync() => Task.CompletedTask;

        public int Of(string name) => _result.GetProperty(name).GetInt32();
    }
}
