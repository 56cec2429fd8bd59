"""The windows of the room: what is asked of an event before it is stamped."""
