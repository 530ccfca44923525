"""Policies on paper and in files: data in, bytes out."""
