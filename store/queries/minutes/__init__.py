"""A set of minutes as the clerk sees it."""
