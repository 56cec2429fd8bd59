"""The forms in which a paper is written: one module for each, which writes any document."""
