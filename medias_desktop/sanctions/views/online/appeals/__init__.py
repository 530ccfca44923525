"""Appeals of online users: those to be answered, how one is recorded and answered."""
