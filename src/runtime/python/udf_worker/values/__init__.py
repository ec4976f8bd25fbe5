"""Columns of Arrow buffers as Python values of row functions and back, by the rules of Flink's two modes.

Standard library only: a row worker imports neither numpy nor pandas nor pyarrow.
"""
