"""Deciding: what the program suggests and why, what is chosen and for what reason."""
