"""The forms of items, and of moving them."""
