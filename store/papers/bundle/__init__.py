"""The evidence of one meeting in one packed file: what is in it, what it says of itself, whether it still is that."""
