"""Measure whether the tests notice what is changed in the program: `make mutants`."""
