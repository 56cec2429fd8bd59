"""What happens in the room."""
