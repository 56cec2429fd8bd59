"""Adding, editing and moving the items of the work programme."""
