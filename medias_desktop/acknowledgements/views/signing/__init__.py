"""Signing on the screen: the dialog that is turned to the person at the desk."""
