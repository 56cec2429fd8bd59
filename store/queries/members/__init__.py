"""Who sits on the panel as at a day, and what is out of balance."""
