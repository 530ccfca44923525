"""A process of its own that answers one question after the other: what it loads, which takes seconds, it loads once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


class Answering:
    """The process ``python -m MODULE answer``, begun with the first question, and again after one that it died of."""

    def __init__(self, module: str) -> None:
        self._command = [sys.executable, "-m", module, "answer"]
        self._process: subprocess.Popen[str] | None = None

    def ask(self, *question: str | int) -> Any:
        """Return the answer, which is given in this process's profile. Raises AssertionError when there is none."""
        process = self._process or subprocess.Popen(
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        self._process = process
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps([os.environ["MEDIAS_PROFILE"], *question]) + "\n")
        process.stdin.flush()
        answer = process.stdout.readline()
        if not answer:
            self.close()
            raise AssertionError(f"{self._command} died of {question}; what it died of was told above")
        return json.loads(answer)

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            process.communicate()


def answer_all(answer: Callable[..., Any]) -> None:
    """Answer what is asked until nobody does any more; what ``answer`` prints goes nowhere it would be taken for one."""
    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    for line in sys.stdin:
        profile, *question = json.loads(line)
        os.environ["MEDIAS_PROFILE"] = profile
        print(json.dumps(answer(*question)), file=out, flush=True)
