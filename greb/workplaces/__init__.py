"""People, the workplaces they belong to, the roles they hold there, the core task, and signing in."""
