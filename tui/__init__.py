"""What starts the program and surrounds the screens: the command line, the settings and the application."""
