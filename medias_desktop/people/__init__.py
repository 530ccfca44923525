"""Persons, groups and departments of the municipality."""
