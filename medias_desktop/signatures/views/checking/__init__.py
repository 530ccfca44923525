"""The window that verifies any PDF."""
