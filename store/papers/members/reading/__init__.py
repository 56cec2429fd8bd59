"""Members and their seats out of whatever a clerk keeps them in; contact details are never taken in."""
