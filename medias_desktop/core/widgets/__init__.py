"""Widgets and looks that every tab shares."""
