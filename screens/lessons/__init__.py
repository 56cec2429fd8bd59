"""The lessons of the demonstration: what each teaches, and which key leads on from wherever the clerk is."""
