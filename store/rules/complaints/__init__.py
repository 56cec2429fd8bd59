"""Complaints against the commissioner: where each stands, what may follow, its time limits, and its figures."""
