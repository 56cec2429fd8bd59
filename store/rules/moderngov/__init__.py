"""What a panel's past is as files saved from modern.gov hold it."""
