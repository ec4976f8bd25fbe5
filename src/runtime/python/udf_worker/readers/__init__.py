"""Files as Arrow record batches, streamed: a module a format."""
