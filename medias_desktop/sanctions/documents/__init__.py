"""Documents about sanctions: data in, bytes out."""
