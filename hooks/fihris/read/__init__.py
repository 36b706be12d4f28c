"""Opens the source files. Whatever is wrong becomes a Problem, never an exception and never silence."""
