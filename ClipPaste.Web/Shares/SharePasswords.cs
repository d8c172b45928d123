using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ClipPaste.Web.Shares;

/// <summary>Hashes and checks the passwords of links: slow by design, so on threads that answer nobody, and few at a time.</summary>
internal sealed class SharePasswords : IDisposable
{
    /// <summary>Rounds of PBKDF2 (HMAC-SHA-512).</summary>
    public const int Rounds = 600_000;

    private static readonly object Anybody = new();

    private readonly PasswordHasher<object> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));
    private readonly SemaphoreSlim _places = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>The form in which a password is kept.</summary>
    public Task<string> HashAsync(string password) => Slowly(() => _hasher.HashPassword(Anybody, password));

    /// <summary>Whether a password is the one that was hashed; takes as long when it is not.</summary>
    public Task<bool> IsRightAsync(string hash, string password) =>
        Slowly(() => _hasher.VerifyHashedPassword(Anybody, hash, password) != PasswordVerificationResult.Failed);

    /// <summary>Frees the places.</summary>
    public void Dispose() => _places.Dispose();

    private async Task<T> Slowly<T>(Func<T> work)
    {
        await _places.WaitAsync();
        try
        {
            return await Task.Run(work);
        }
        finally
        {
            _places.Release();
        }
    }
}
