"""The installation: settings, root addresses, the WSGI entry. The only room that knows them all."""
