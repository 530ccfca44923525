"""What is shown of signatures: identities, trusted certificates, verification."""
