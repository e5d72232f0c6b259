"""Trying something small and safe: frames, experiments, observations, and what was learned."""
