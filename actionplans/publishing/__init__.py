"""The folder of the published site: its manifest, files of others in it, the atomic swap."""
