"""Signing a consent on the screen: what is asked is chosen at the desk, then the screen is turned to who signs."""
