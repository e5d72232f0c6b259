"""What each room adds to the world that is visited: its things in both workplaces, and their ids in addresses."""
