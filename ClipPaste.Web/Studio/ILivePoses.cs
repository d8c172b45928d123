namespace ClipPaste.Web.Studio;

/// <summary>A run, seen from the project that it is changing.</summary>
internal interface ILivePoses
{
    /// <summary>The state with the poses and colours of the run's newest frame.</summary>
    ProjectState ApplyTo(ProjectState state);
}
