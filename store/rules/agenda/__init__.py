"""What an agenda is made of, how it is numbered, and what may be done to one that has been published."""
