"""Entering complaints against the commissioner, and recording what is done with them."""
