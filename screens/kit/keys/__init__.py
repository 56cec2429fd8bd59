"""The keys: one table for each subject, all of them together, and how a clerk's own keys take their place."""
