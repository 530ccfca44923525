"""Publications to take down or to stop: the list, and what was done with each."""
