"""Rules on the screen: beside the text, as a list, what they leave open, what they would say of the records."""
