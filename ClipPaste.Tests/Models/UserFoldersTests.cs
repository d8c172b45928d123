using ClipPaste.Engine.Models;

namespace ClipPaste.Tests.Models;

public sealed class UserFoldersTests
{
    [Fact]
    public void The_folders_are_absolute_and_the_programs_own()
    {
        foreach (var folder in (string[])[UserFolders.Cache, UserFolders.Data])
        {
            Assert.True(Path.IsPathRooted(folder));
            Assert.Equal("clippaste", Path.GetFileName(folder));
        }
        Assert.NotEqual(UserFolders.Cache, UserFolders.Data);
    }
}
