"""What is decided about the editorial calendar: pure, all that it needs is given."""
