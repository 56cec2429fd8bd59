"""The minutes as they are printed."""
