"""The forms of complaints against the commissioner."""
