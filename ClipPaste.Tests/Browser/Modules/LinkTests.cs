namespace ClipPaste.Tests.Browser.Modules;

/// <summary>canvas/link.js and canvas/steering.js: the line to the server, over a connection of the test's own.</summary>
[Collection(nameof(BrowserTests))]
public sealed class LinkTests(StudioInBrowser studio) : ModuleTests(studio)
{
    [BrowserFact]
    public async Task Edits_made_while_the_line_is_down_are_sent_in_their_order_when_it_is_back()
    {
        var labels = await RunAsync<string[]>(Line + """
            hub.cut();
            const answers = ["one", "two", "three"].map(label => link.edit({ label, ops: [] }));
            const before = hub.calls.length;
            await Promise.all(answers);
            return [`${before}`, ...hub.calls.map(([method, , message]) => `${method} ${message.label}`)];
            """);
        Assert.Equal(["0", "Edit one", "Edit two", "Edit three"], labels);
    }

    [BrowserFact]
    public async Task An_edit_that_was_under_way_when_the_line_went_is_sent_again_before_the_next()
    {
        var labels = await RunAsync<string[]>(Line + """
            hub.hang = true;
            const first = link.edit({ label: "one", ops: [] });
            const second = link.edit({ label: "two", ops: [] });
            hub.hang = false;
            hub.cut();
            await Promise.all([first, second]);
            return hub.calls.map(([, , message]) => message.label);
            """);
        Assert.Equal(["one", "one", "two"], labels);
    }

    [BrowserFact]
    public async Task Undo_is_not_sent_again_for_it_may_have_been_done()
    {
        var outcome = await RunAsync<string[]>(Line + """
            hub.hang = true;
            const undo = link.undo().then(() => "done", error => error.reason);
            hub.cut();
            return [await undo, `${hub.calls.length}`];
            """);
        Assert.Equal(["line", "1"], outcome);
    }

    [BrowserFact]
    public async Task Frames_go_on_after_the_last_one_seen_when_the_line_is_back()
    {
        var streams = await RunAsync<string[]>(Line + """
            hub.scene({ run: { id: "run", state: "running", iteration: 0, planned: 9 } });
            hub.frame({ run: "run", number: 7, version: 1 });
            hub.frame({ run: "run", number: 6, version: 1 });
            hub.cut();
            await hub.back();
            hub.scene({ run: { id: "run", state: "running", iteration: 0, planned: 9 } });
            return [...hub.streams.filter(([name]) => name === "Frames").map(stream => stream.join(" ")), ...frames.map(({ frame }) => `seen ${frame.number}`)];
            """);
        Assert.Equal(["Frames run -1", "Frames run 7", "seen 7"], streams);
    }

    [BrowserFact]
    public async Task A_frame_of_an_older_document_is_told_as_such()
    {
        var current = await RunAsync<bool[]>(Line + """
            hub.scene({ version: 4, run: { id: "run", state: "running", iteration: 0, planned: 9 } });
            [3, 4].forEach((version, i) => hub.frame({ run: "run", number: i + 1, version }));
            return frames.map(({ current }) => current);
            """);
        Assert.Equal([false, true], current);
    }

    [BrowserFact]
    public async Task The_reason_of_a_refusal_reaches_who_made_the_edit()
    {
        var reason = await RunAsync<string>(Line + """
            hub.refusal = "An unexpected error occurred invoking 'Edit' on the server. HubException: The piece is gone.";
            return link.edit({ label: "move", ops: [] }).catch(error => error.message);
            """);
        Assert.Equal("The piece is gone.", reason);
    }

    [BrowserFact]
    public async Task A_hand_is_told_of_ten_times_a_second_at_most_and_its_last_place_always()
    {
        var (_, said) = await SteerAsync("""
            for (let i = 1; i <= 50; i++) {
                steering.hold([{ x: i }]);
                clock.pass(7);
            }
            clock.pass(200);
            """);
        Assert.Equal(50, said[^1].X);
        Assert.All(said.Zip(said.Skip(1)), pair => Assert.True(pair.Second.At - pair.First.At >= 100));
        Assert.InRange(said.Length, 4, 5);
    }

    [BrowserFact]
    public async Task Letting_go_is_told_at_once()
    {
        var (now, said) = await SteerAsync("""
            steering.hold([{ x: 1 }]);
            clock.pass(10);
            steering.hold([]);
            """);
        Assert.Equal(new Said(now, null), said[^1]);
    }

    [BrowserFact]
    public async Task An_edit_takes_the_place_of_what_was_still_to_be_told()
    {
        var (_, said) = await SteerAsync("""
            steering.hold([{ x: 1 }]);
            steering.hold([{ x: 2 }]);
            steering.drop();
            clock.pass(500);
            """);
        Assert.Equal([new Said(0, 1)], said);
    }

    private async Task<(double Now, Said[] Said)> SteerAsync(string acts)
    {
        var steered = await RunAsync<Steered>($$"""
            const { Steering } = await import("/canvas/steering.js");
            const clock = { now: 0, timers: new Map(), pass(time) {
                for (const end = this.now + time; this.now < end; this.now++) {
                    const due = [...this.timers].filter(([, timer]) => timer.at <= this.now + 1);
                    due.forEach(([id, timer]) => { this.timers.delete(id); this.now++; timer.act(); this.now--; });
                }
            } };
            window.setTimeout = (act, time) => { const id = Math.max(0, ...clock.timers.keys()) + 1; clock.timers.set(id, { act, at: clock.now + time }); return id; };
            window.clearTimeout = id => clock.timers.delete(id);
            const said = [];
            const steering = new Steering(poses => said.push({ at: clock.now, x: poses[0]?.x ?? null }));
            {{acts}}
            return { now: clock.now, said };
            """);
        return (steered.Now, steered.Said);
    }

    private sealed record Said(double At, double? X);

    private sealed record Steered(double Now, Said[] Said);

    // An open line, over a hub that does what the test says.
    private const string Line = """
        const { openLink } = await import("/canvas/link.js");
        const hub = {
            state: "Disconnected", calls: [], streams: [], listeners: {}, hang: false, refusal: null, pending: [], starts: [],
            onclose(heard) { this.closed = heard; },
            async start() { this.state = "Connected"; queueMicrotask(() => this.starts.splice(0).forEach(done => done())); },
            async stop() { this.state = "Disconnected"; },
            stream(name, ...values) {
                this.streams.push([name, ...values]);
                return { subscribe: listener => { this.listeners[name] = listener; return { dispose() {} }; } };
            },
            invoke(...call) {
                this.calls.push(call);
                if (this.hang)
                    return new Promise((_, reject) => this.pending.push(reject));
                return this.refusal ? Promise.reject(new Error(this.refusal)) : Promise.resolve(this.calls.length);
            },
            async send(...call) { this.calls.push(call); },
            cut() {
                this.state = "Disconnected";
                this.pending.splice(0).forEach(reject => reject(new Error("The line went.")));
                this.closed();
            },
            back() { return new Promise(done => this.starts.push(() => setTimeout(done))); },
            scene(parts) {
                this.listeners.Scenes.next({ version: 1, aspect: 1, pieces: [], background: { colours: [], locked: false }, canUndo: false, canRedo: false, ...parts });
            },
            frame(frame) { this.listeners.Frames.next(frame); },
        };
        const frames = [];
        const link = openLink({ projectId: "project", connection: hub, onScene() {}, onFrame: (frame, current) => frames.push({ frame, current }) });
        await new Promise(done => setTimeout(done));

        """;
}
