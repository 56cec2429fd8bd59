"""Taking over what files saved from modern.gov hold."""
