"""What the clerk sees: one module per place of work, its forms, and the kit they share."""
