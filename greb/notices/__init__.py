"""Turns what happened into words for people: in the product and by mail. Worded late, from ids."""
