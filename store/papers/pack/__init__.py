"""One file of everything that goes out for a meeting: the front sheet, then every paper, numbered through."""
