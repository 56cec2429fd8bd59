"""Reading the cover sheets of reports: by the tags of a PDF, by the styles of a Word document, or from bare text."""
