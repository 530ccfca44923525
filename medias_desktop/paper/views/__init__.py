"""Widgets that paper lends to those who print sheets."""
