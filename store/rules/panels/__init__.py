"""Rules over several panels at once: who clerks what, and what of their calendars cannot be held together."""
