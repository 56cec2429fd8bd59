"""Interests: what each kind means for speaking, voting and staying, and the sentence for the minutes."""
