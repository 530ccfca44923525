"""views of photo consents."""
