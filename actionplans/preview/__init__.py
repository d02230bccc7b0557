"""The preview: serves a site on this machine, and rebuilds it after every change."""

from actionplans.preview.address import PreviewError
from actionplans.preview.run import preview

__all__ = ["PreviewError", "preview"]
