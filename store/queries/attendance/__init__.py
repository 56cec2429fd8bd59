"""The board of a meeting: who came, and whether the panel can decide."""
