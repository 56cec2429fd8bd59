"""What a clerk sees of an agenda, before and after it was published."""
