"""The commands about actions and recommendations."""
