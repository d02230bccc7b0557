"""Files that other programs wrote, read in a process with limits: any of them can be endless."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from actionplans.publishing.build_failure import BuildFailure
from actionplans.worker import CrashedError, Limits, OutOfMemoryError, OutOfTimeError, Worker

_FAILURE = "failure"


def read_guarded(
    path: Path,
    task: str,
    limits: Limits,
    failure: type[BuildFailure],
    *,
    too_much: str,
    unreadable: str,
) -> Any:
    """What a task of a worker reads from a file, a value that JSON can hold.

    Args:
        path: the file.
        task: the task, such as `package.module:function`, which ends in `answered`.
        limits: the time and the memory that it may take.
        failure: the failures that the task itself raises, and that are raised here.
        too_much: the kind of failure of a file that takes more than the limits.
        unreadable: the kind of failure of a file that ends the process.

    Raises:
        BuildFailure: the file cannot be read: one of `failure`.
        OSError: the file cannot be opened.
    """
    with path.open("rb") as file:  # a message of the system's own where it cannot be opened
        file.read(1)
    worker = Worker(task)
    try:
        answer = worker.run(str(path.absolute()), limits)
    except (OutOfTimeError, OutOfMemoryError):
        raise failure(too_much, file=path.name) from None
    except CrashedError:
        raise failure(unreadable, file=path.name) from None
    finally:
        worker.close()
    if _FAILURE in answer:
        raise failure(answer[_FAILURE], **answer["inputs"])
    return answer["value"]


def answered(read: Callable[[], Any]) -> dict[str, Any]:
    """What a task answers: the value that was read, or why there is none."""
    try:
        return {"value": read()}
    except BuildFailure as failure:
        return {_FAILURE: failure.kind, "inputs": failure.inputs}
