"""Actions as they press, the chain of each, replies point by point, and the search typed over them."""
