"""Sheets that come back on paper: received, looked at, confirmed."""
