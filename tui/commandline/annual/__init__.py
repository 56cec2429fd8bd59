"""The annual report from the command line."""
