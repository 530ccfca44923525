"""The forms of interactions, each one act."""
