"""What a workplace measures of its own work: a measure, its readings, and what is usual and what is a signal."""
