"""What was declared at a meeting and what stands to be declared again."""
