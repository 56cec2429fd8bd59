"""What was published of a meeting, and the evidence of it."""
