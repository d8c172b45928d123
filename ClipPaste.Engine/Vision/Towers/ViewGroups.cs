using System.Runtime.ExceptionServices;
using static TorchSharp.torch;

namespace ClipPaste.Engine.Vision.Towers;

/// <summary>
/// Works on a batch in groups of a fixed size, several groups at once. libtorch gets one thread within a group: its pool and OpenBLAS's
/// fight otherwise, and what a group computes must not depend on how many threads there are.
/// </summary>
internal static class ViewGroups
{
    /// <summary>Calls <paramref name="work"/> with the first index and the length of every group.</summary>
    public static void Run(int count, int groupSize, int workers, Action<int, int> work)
    {
        var groups = (count + groupSize - 1) / groupSize;
        if (groups == 1 || workers == 1)
        {
            for (var group = 0; group < groups; group++)
                RunOne(group);
            return;
        }
        try
        {
            Parallel.For(0, groups, new ParallelOptions { MaxDegreeOfParallelism = workers }, RunOne);
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        void RunOne(int group)
        {
            set_num_threads(1);
            using var scope = NewDisposeScope();
            work(group * groupSize, Math.Min(groupSize, count - group * groupSize));
        }
    }
}
