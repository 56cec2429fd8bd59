"""The commands about the statutory rounds."""
