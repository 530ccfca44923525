"""documents of photo consents."""
