"""Opening statutory rounds and recording their steps."""
