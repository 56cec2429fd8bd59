"""The statutory rounds: their steps, dates, warnings, and how one is told in words."""
