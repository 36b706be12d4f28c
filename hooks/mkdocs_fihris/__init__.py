"""The only code that knows MkDocs: hands its pages over to the core, and the core's back to it."""
