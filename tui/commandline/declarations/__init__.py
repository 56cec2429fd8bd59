"""The commands about interests."""
