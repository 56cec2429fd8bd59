"""The forms of the reports to the commissioner."""
