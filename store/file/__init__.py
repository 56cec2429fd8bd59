"""The file on disk: durable writing, the lock, backups and the format. Nothing else knows the database."""
