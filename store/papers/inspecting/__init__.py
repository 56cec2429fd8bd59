"""A file looked over before it is published: what it holds that is not to be seen, and what keeps readers out."""
