"""What the rules of a text would say of what is recorded in the calendar, by area."""
