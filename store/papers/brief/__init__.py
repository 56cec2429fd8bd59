"""The brief for the chair as it is printed."""
