"""Observers of a job: metrics and the like. Imported only in runs whose OPEN has `observe`."""
