"""What the command line does, one module a command.

A module has `add(subparsers)`, which declares its words, and `run(options)`, which returns the exit status:
0 done, 1 the sources have faults, 2 the command's words are off.
"""
