"""Sheets of every kind that come back on paper: received, looked at, confirmed."""
