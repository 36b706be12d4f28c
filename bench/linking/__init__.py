"""How true the mentions are that the finder makes in texts it was not written for."""
