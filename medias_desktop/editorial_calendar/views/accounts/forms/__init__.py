"""What is asked before something about accounts is recorded."""
