using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ClipPaste.Tests.Web.Shares;

/// <summary>Takes down everything that a site logs, with the scopes it is logged in.</summary>
internal sealed class LinesOfLog : ILoggerProvider, ISupportExternalScope
{
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Pen(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
    }

    private sealed class Pen(LinesOfLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => log._scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            log.Lines.Enqueue($"{category}: {formatter(state, exception)} {exception}");
            log._scopes.ForEachScope((scope, lines) => lines.Enqueue($"{category}, scope: {scope}"), log.Lines);
        }
    }
}
