"""One photo or other item at a time: who is seen, and what may be published."""
