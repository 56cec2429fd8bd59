"""Entering minutes, putting them right, and taking a set from draft to signed."""
