"""A simulated operator behind a real HTTP server, polled through the same door as any other."""
