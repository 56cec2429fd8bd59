"""The yearly paper on complaints against the commissioner."""
