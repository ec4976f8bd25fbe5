"""Flink's own rules for UDF files, found in the text of a file that is being written: nothing of it is executed.

Runs on the interpreter of the user's environment, without packages of its own.
"""
