"""The command about letters to those from whom something is awaited."""
