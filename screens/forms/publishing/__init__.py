"""Windows for what was published of a meeting, and the evidence of it."""
