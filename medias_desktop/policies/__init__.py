"""Policies: import, reading, adoption."""
