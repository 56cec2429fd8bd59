"""The table of the eight statutory rounds: every step with its limit, who acts, and what follows if it goes wrong."""
