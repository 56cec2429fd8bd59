"""The commands about the reports to the commissioner."""
