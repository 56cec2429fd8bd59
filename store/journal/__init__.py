"""What was done, change by change: kept as text, told, taken back, and what stands in the way of taking it back."""
