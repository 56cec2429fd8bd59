"""Setting up a panel and changing its rules."""
