"""Faults as plain values, which cross processes and lie in files."""

from collections.abc import Iterator

import msgspec

from annotator.core.errors import UserFacingError

Value = str | int | float | bool | None


class Problem(msgspec.Struct, frozen=True):
    """A fault of the user or the data: its code and its fields."""

    code: str
    fields: dict[str, Value]

    @classmethod
    def of(cls, error: UserFacingError) -> "Problem":
        """Return a fault as a plain value."""
        return cls(error.code, {name: _plain(value) for name, value in error.fields.items()})

    def as_error(self) -> UserFacingError:
        """Return the fault itself; one that this version does not know is an unexpected one."""
        for kind in _kinds(UserFacingError):
            if kind.code == self.code:
                return kind(**self.fields)
        return UserFacingError(**self.fields)


def _plain(value: object) -> Value:
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def _kinds(kind: type[UserFacingError]) -> Iterator[type[UserFacingError]]:
    yield kind
    for below in kind.__subclasses__():
        yield from _kinds(below)
