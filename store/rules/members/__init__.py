"""Who holds which seat as at a day, and whether the panel is balanced as the law asks."""
