"""`secretariat do`: every act asked for line by line."""
