"""What a clerk does with an agenda: build it, word it, publish it, and add to it afterwards."""
