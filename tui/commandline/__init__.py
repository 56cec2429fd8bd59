"""The command line: everything the screens know, printed or scripted; one module for each family of commands."""
