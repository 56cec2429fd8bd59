"""The slips in minutes as every face shows them."""
