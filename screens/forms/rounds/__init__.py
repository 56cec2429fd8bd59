"""The forms of the statutory rounds."""
