"""What a change gives: one main benefit, its baseline, a locked forecast, and following it up."""
