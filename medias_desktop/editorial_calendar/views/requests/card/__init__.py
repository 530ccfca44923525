"""The card of a request: where it stands, what was asked and decided, its steps, what came of it."""
