"""The only rooms that speak HTTP or read foreign files: foreign records in, domain types out."""
