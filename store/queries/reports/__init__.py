"""The reports to the commissioner as every face shows them."""
