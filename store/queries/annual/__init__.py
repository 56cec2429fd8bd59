"""The panel's year in figures."""
