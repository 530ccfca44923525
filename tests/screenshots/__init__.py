"""Draws every view and state of the program through its real widgets, to be looked at by a person."""
