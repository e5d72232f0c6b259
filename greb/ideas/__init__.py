"""An idea from the first sentence to what got better: its stage, its replies, its talk, its readers."""
