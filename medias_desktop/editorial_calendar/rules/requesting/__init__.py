"""Requests made to the municipality: their kinds and steps, who decides, what the rules in force say of each."""
