"""Pictures and files that people bring: looked into, made anew, and shown to those who may see their owner."""
