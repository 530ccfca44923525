"""What waits in the calendar, by area."""
