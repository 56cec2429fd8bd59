"""Files that a clerk owns already, read into tables of cells; what each subject makes of them is its own."""
