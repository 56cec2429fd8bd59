"""Drafting the reports to the commissioner, wording them, and following them to their answer."""
