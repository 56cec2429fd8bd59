"""Papers on actions and recommendations."""
