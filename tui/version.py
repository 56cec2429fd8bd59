"""The version of the program; it imports nothing, so that `secretariat --version` answers at once."""

VERSION = "0.1.0"
"""The version of the program, the same as in the project's own description."""
