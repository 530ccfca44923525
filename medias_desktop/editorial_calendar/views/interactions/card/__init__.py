"""The card of an interaction."""
