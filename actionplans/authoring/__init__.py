"""What writes content files for staff: new ones, a whole new site, and files that are moved."""
