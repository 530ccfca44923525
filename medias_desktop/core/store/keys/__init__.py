"""Who can open a register, and with what: the key file, its slots, the paper code, the computer's own key."""
