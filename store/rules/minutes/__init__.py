"""Minutes: how a set is numbered, what each minute is called, how its text reads, how far the set has got."""
