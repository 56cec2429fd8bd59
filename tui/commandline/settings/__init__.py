"""The commands about the panel's settings."""
