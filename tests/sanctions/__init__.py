"""Tests of the sanctions."""
