"""Leading a change through with the people it touches: the plan, concerns, and the old routine retired."""
