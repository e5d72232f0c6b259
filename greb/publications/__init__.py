"""Publications: chosen cases and the five grips as one thing to read, to print and to order on paper."""
