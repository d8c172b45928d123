Console.WriteLine("ClipPaste");
