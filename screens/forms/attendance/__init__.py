"""The windows of the attendance board and of votes."""
