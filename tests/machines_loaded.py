"""What the machines of `machines` have loaded when they start, and the compiled templates."""

from tests import test_cluster  # noqa: F401 - what is sent to them is of it
from tests.rendering import prepare_builds

prepare_builds()
