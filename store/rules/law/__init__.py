"""What the statutes say: each number and limit in one table, with the provision it rests on."""
