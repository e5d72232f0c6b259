"""Weighing an idea against the core task, the counter-argument, and the decision with its reason."""
