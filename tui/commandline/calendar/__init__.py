"""The commands about meetings, deadlines and days off."""
