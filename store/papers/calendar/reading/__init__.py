"""Dates of meetings out of whatever a clerk keeps them in."""
