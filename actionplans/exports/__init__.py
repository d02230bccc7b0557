"""Files that a site publishes besides its pages, made of the same records for other programs."""
