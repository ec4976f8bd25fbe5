"""What Flink takes for granted of an aggregate, checked on rows of the job."""
