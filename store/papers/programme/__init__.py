"""The work programme as a paper."""
