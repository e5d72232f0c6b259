"""What is said without a name: codes on slips, sealing, release in batches, replies by receipt."""
