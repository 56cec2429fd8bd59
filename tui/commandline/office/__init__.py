"""The commands about the file and its papers: new, export, import, undo, check, doctor."""
