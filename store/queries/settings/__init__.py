"""The panel's settings in plain values."""
