"""What the audit trail writes of the editorial calendar, in the user's words, by area."""
