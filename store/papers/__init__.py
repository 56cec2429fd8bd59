"""What goes out and comes in: the papers, tables and data files."""
