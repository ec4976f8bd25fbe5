"""State of keyed functions: what an aggregate remembers of each group between bundles."""
