"""The forms in which records are entered and changed."""
