"""Helps authors to write: makes and changes source files, as `{path: text}`, and writes none of them itself."""
