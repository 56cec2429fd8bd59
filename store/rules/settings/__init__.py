"""The panel's settings: what can be set, and what holds on a day."""
