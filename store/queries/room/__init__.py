"""What is seen in the room: the events with their sentences, and the line that says whether the panel can decide."""
