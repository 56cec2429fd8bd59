"""The panel's annual report."""
