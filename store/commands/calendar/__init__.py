"""Arranging and moving meetings, recording deadlines as met, and the panel's own days."""
