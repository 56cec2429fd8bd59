"""Public questions: the panel's rules judged one by one, deadlines, and what is private."""
