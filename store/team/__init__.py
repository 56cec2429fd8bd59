"""A desk for a team: the records of a panel on a PostgreSQL server that the council runs. Nothing else knows it."""
