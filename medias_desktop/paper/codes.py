"""What the code on a printed page says."""
