"""What a site publishes besides its pages: files made of the same records, for other programs."""
