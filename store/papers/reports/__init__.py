"""The reports to the commissioner as they are printed."""
