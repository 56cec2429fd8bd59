"""Recording who came, who left, who stood in, and how the panel voted."""
