"""What the clerk can see: rows and views of plain values, the same for screens, the command line and papers."""
