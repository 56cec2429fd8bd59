"""The commands about complaints against the commissioner."""
