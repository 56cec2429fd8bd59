"""The events of a meeting as a file: one JSON object a line."""
