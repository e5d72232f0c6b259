"""The base page, components, the template engine, and how a view answers. Knows nothing of people or ideas."""
