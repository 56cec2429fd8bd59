"""The forms and windows of actions and recommendations."""
