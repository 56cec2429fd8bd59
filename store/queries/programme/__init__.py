"""The work programme as it is printed, what was put off, and how full meetings are."""
