"""What the panel's reports to the commissioner say, what they lack, and what can be done with them."""
