"""The preview: shows a site on this machine, and follows every change of what it is made of."""

from actionplans.preview.address import PreviewError
from actionplans.preview.run import preview

__all__ = ["PreviewError", "preview"]
