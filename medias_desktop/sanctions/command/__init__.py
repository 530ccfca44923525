"""Sanctions from the command line."""
