"""The agenda, what changed in it, and the public notice, as they are printed."""
