"""Tests of the editorial calendar."""
