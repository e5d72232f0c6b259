"""The pages of a change: its plan in short steps, and its acts."""
