"""The commands about findings and what they chase."""
