"""Rules: pure functions and tables. They take records and a day, and touch nothing."""
