"""Files that are not pages: what they may be, and how pictures and drawings are made safe."""
