"""Files saved from modern.gov's web service, read into drafts."""
