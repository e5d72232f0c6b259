"""What happened: the clock, the append-only chained trail, idempotency keys, and deliveries owed."""
