"""Public questions as lists, and one of them whole."""
