"""Statutory rounds as rows, and one told whole."""
