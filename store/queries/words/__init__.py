"""The clerk's words for fields, values and links."""
