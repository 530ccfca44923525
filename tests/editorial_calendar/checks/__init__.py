"""Tests of the checks of a post."""
