"""The public part of the records in the shapes that other programs read: Popolo, and Open Civic Data."""
