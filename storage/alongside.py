"""What key users may see of open reports, and who thinks along."""

from typing import Any

from sqlalchemy import BindParameter, String, and_, bindparam, case, exists, func, literal, or_, select

from domain.friction import PAGE, Heading
from domain.keyusers import MOST
from domain.people import PersonId, Role
from storage.tables import friction, key_user, role, topic
from storage.together import SEEN, TITLED, heading
from storage.tx import Tx

SHORT = 4  # letters: a shorter topic is a word of the title, a longer one may be a part of a word

F = friction.c
_WHO: BindParameter[str] = bindparam("p_who")
_THINKS_ALONG = select(
    and_(
        exists().where(and_(role.c.person == _WHO, role.c.role == Role.KEY_USER.value)),
        ~exists().where(and_(key_user.c.person == _WHO, key_user.c.minutes == 0)),  # stopped, whatever a list says
    )
)
_TOPICS = select(topic.c.topic).where(topic.c.person == _WHO).order_by(topic.c.topic).limit(MOST)
_THEIRS = case(  # the title names one of their topics; nothing of what its reporter wrote has a say in it
    (
        or_(*[
            (literal(" ") + func.lower(F.title) + literal(" ")).like(
                bindparam(f"p_topic{at}", type_=String), escape="\\"
            )
            for at in range(MOST)
        ]),
        0,
    ),
    else_=1,
)  # fmt: skip
_OTHERS = and_(
    TITLED, or_(F.reporter.is_(None), F.reporter != _WHO), or_(F.handler.is_(None), F.handler != _WHO)
)  # fmt: skip
_SOME = select(*SEEN).where(_OTHERS).order_by(_THEIRS, F.id).limit(PAGE).offset(bindparam("p_offset"))
_COUNT = select(func.count()).select_from(friction).where(_OTHERS)


def thinks_along(tx: Tx, who: PersonId) -> bool:
    """Whether they are a key user who did not stop."""
    return bool(tx.row(_THINKS_ALONG, p_who=who)[0])


def headings(tx: Tx, who: PersonId, number: int) -> tuple[list[Heading], int]:
    """A page of the open reports with a title that somebody else reported and has, and how many those are.

    First what names one of their topics; then by a key that says nothing of when it came in.
    """
    topics: list[str | None] = [_looked_for(row.topic) for row in tx.rows(_TOPICS, p_who=who)]
    topics += [None] * (MOST - len(topics))
    values: dict[str, Any] = {f"p_topic{at}": one for at, one in enumerate(topics)}
    rows = tx.rows(_SOME, p_who=who, p_offset=number * PAGE, **values)
    return [heading(row) for row in rows], int(tx.row(_COUNT, p_who=who)[0])


def _looked_for(named: str) -> str:
    """The topic as it is looked for between the words of a title."""
    exact = named.lower().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"% {exact} %" if len(named) < SHORT else f"%{exact}%"
