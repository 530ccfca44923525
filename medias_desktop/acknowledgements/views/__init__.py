"""The parts and dialogs of the acknowledgements tab."""
