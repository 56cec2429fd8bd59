"""What a council's own style may hold: each kind of file is read and checked by one module."""
