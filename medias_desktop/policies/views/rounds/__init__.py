"""Signing rounds in the window: who signed, whose turn it is, the document that goes and comes back."""
