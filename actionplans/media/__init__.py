"""Files that are not pages: allowed types, pictures in sizes, the security gate for SVG."""
