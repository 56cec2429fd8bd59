"""The commands about seats and who holds them."""
