"""The agenda of a meeting in a window of its own, and the forms for what is done with it."""
