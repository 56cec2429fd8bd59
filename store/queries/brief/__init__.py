"""What the chair is told before a meeting, for nobody else."""
