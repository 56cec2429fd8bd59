"""Chasers: letters to those from whom something is awaited."""
