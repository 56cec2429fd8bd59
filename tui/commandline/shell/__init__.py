"""What makes the command line known elsewhere: to the shell, the manual, the reference."""
