"""Publishing an agenda and what comes after it: what stands in the way, and what is asked first."""
