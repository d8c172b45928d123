namespace ClipPaste.Web.Access;

/// <summary>What <see cref="ActionRates"/> counts.</summary>
internal enum RatedAction
{
    /// <summary>A photo is sent; by account.</summary>
    Upload,

    /// <summary>A run is begun; by account.</summary>
    RunStart,

    /// <summary>Somebody tries to sign in; by address.</summary>
    SignInFrom,

    /// <summary>Somebody tries to sign in; by account name.</summary>
    SignInTo,

    /// <summary>An account is made, a guest's too; by address.</summary>
    SignUp,

    /// <summary>Somebody types a link's password; by link and address.</summary>
    SharePassword,

    /// <summary>A link is tried that there is not; by address.</summary>
    ShareGuess,

    /// <summary>Somebody reports what is shown; by address.</summary>
    Report,
}
