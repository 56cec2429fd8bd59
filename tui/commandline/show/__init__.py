"""What `show` and `schema` print."""
