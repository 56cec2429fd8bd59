"""The forms of a public question, step by step."""
