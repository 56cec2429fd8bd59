"""Recording interests, declared at a meeting or entered in the register."""
