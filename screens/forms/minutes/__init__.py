"""The forms of minutes: one minute, and a set of them from draft to signed."""
