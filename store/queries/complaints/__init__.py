"""Complaints against the commissioner as every face shows them, without anything that was said in them."""
