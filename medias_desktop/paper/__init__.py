"""Codes on printed pages and the reading of scans; an upstream slice without a tab."""
