"""CountOf days: clear working days with their working, holidays, periods, and the days the office works."""
