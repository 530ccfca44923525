"""Documents about signatures: data in, bytes out."""
