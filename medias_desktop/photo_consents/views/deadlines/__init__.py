"""Birthdays, consents that end, guardians still missing."""
