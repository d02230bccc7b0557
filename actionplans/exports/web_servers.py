"""The web servers whose configuration this program writes, by name: quick to import."""

HOSTS = ("nginx", "apache", "caddy", "iis", "netlify")
