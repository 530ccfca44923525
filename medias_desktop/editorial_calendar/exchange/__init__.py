"""Calendars and lists of posts as files: written, and read in; pure, all that it needs is given."""
