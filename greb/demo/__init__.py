"""The demo: an invented municipality, its people and their ideas, played through the product's own actions."""
