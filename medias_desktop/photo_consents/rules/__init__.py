"""What photo consents are made of, and the decisions about them: pure."""
