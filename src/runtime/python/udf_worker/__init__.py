"""The Python side of a slot: runs user-defined functions on records.

Entries are `__main__` (a process) and `embedded`.
"""
