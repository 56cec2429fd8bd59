"""What a clerk sees of what was published: when, in which order, and how long it has to stay open."""
