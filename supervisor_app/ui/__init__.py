"""Pages: they know the domain and the parts bin, nothing of HTTP or SQL."""
