"""What happens in the room: the events of a meeting, their sentences in house form, and what keeps an event out."""
