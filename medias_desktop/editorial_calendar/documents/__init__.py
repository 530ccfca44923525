"""What the editorial calendar prints: data in, bytes out."""
