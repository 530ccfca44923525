"""What persons said: recorded, withdrawn, shown; signing on the screen; what the municipality decided."""
