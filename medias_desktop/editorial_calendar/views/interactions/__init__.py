"""Interactions: what somebody wrote, until when it is answered, what was done."""
