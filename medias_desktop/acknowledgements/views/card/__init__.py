"""The card of one person, beside the list."""
