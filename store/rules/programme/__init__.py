"""Where an item of the work programme may stand, and what stands beside it."""
