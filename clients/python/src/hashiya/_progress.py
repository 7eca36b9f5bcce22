"""What happens to results on their way to the caller: errors are raised if that was asked for, progress is shown."""

from __future__ import annotations

import sys
from typing import Any, Callable, Iterable, Iterator, Optional, Tuple

from ._errors import DocumentError
from ._jobs import Outcome


def metered(
    results: Iterator[Tuple[Any, Outcome]], documents: Iterable[Any], on_error: str, progress: bool
) -> Iterator[Tuple[Any, Outcome]]:
    """The results, with their errors raised or not, and a bar on a terminal where a package for it is installed."""
    if on_error not in ("yield", "raise"):
        raise ValueError(f"on_error is \"yield\" or \"raise\", not {on_error!r}")
    if on_error == "yield" and not progress:
        return results
    return _passed(results, on_error == "raise", bar(documents) if progress else None)


def _passed(
    results: Iterator[Tuple[Any, Outcome]], raises: bool, meter: "Optional[Bar]"
) -> Iterator[Tuple[Any, Outcome]]:
    try:
        for key, outcome in results:
            if meter is not None:
                meter.advance()
            if raises and isinstance(outcome, DocumentError):
                raise outcome
            yield key, outcome
    finally:
        if meter is not None:
            meter.stop()


class Bar:
    """A progress bar of one of the packages that draw them."""

    def __init__(self, advance: Callable[[], Any], stop: Callable[[], Any]) -> None:
        self.advance = advance
        self.stop = stop


def bar(documents: Any) -> Optional[Bar]:
    """A bar on standard error; None without a terminal, and without tqdm and rich."""
    if not sys.stderr.isatty():
        return None
    total = len(documents) if hasattr(documents, "__len__") else None
    try:
        from tqdm import tqdm
    except ImportError:
        return _rich_bar(total)
    drawn = tqdm(total=total, unit="doc", file=sys.stderr)
    return Bar(lambda: drawn.update(1), drawn.close)


def _rich_bar(total: Optional[int]) -> Optional[Bar]:
    try:
        from rich.console import Console
        from rich.progress import Progress
    except ImportError:
        return None
    drawn = Progress(console=Console(stderr=True))
    task = drawn.add_task("hashiya", total=total)
    drawn.start()
    return Bar(lambda: drawn.advance(task), drawn.stop)
