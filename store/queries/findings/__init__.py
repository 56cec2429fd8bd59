"""What is late, due or missing, and what the next meeting still needs."""
