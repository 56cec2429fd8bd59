"""The commands about who came to a meeting and how it voted."""
