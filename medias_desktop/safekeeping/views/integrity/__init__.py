"""The verification of the register: how far it is, then what was found."""
