"""What the clerk can do: one pure function each, from the register and a day to an edit or a refusal."""
