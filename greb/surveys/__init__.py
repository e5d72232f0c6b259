"""Asking a team a few questions, and telling the answers so that nobody can be picked out."""
