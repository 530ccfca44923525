"""How long what the calendar records is kept, by area."""
