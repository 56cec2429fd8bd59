"""The forms of declarations and of the register of interests."""
