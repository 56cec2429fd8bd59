"""What follows a meeting, step by step until nothing of it is left."""
