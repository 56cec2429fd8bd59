"""Who is in the room and who may vote, whether there is a quorum, and what a vote comes to."""
