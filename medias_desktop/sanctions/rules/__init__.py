"""What a case, a measure and an incident are, and what makes them acceptable: pure."""
