"""What runs beside the pages: serving, due work under one lock, proving the trail, and making ready."""
