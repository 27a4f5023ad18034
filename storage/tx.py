"""How everything above the store speaks to it inside one transaction; `storage.views` passes it on to the dialogs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, Protocol, TypeVar

from sqlalchemy import Executable

T = TypeVar("T")


class Tx(Protocol):
    """One transaction as a use case sees it: it can execute, never commit, and nothing alive comes out of it.

    After a statement failed nothing more can be asked of it, on either store: let the error pass.
    """

    @property
    def dialect(self) -> Literal["sqlite", "postgresql"]: ...

    def rows(self, statement: Executable, /, **values: Any) -> list[Any]:
        """All rows, read to the end."""
        ...

    def row(self, statement: Executable, /, **values: Any) -> Any:
        """The first row, or None."""
        ...

    def run(self, statement: Executable, /, **values: Any) -> int:
        """How many rows it touched."""
        ...

    def run_many(self, statement: Executable, values: Sequence[Mapping[str, Any]], /) -> int:
        """How many rows it touched over all values; nothing happens for none."""
        ...


@dataclass(frozen=True, slots=True)
class Quiet(Generic[T]):
    """A job of which the store logs nothing, however long it takes: its name and the moment would tell on somebody."""

    job: Callable[[Tx], T]

    def __call__(self, tx: Tx) -> T:
        return self.job(tx)
