"""What pages are handed of the service: who looks, whom to be in the demo, and where a gateway puts us."""

import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

import aiohttp

import bot.acts
import bot.clock
import bot.hosts
import bot.identify
from bot.hop import Hop
from bot.settings import Settings
from domain.people import Role, Usual
from domain.rules import Rules
from storage import directory
from storage.tx import Tx
from web.access import Identify, Part
from web.page import Site

Cast = Callable[[], Awaitable[Sequence[Mapping[str, Any]]]]


def site(
    settings: Settings, *, hop: Hop, session: aiohttp.ClientSession, machine: bot.clock.Machine, clock: bot.clock.Clock,
    wake: Callable[[], None], rules: Rules, demo: bool,
) -> Site:  # fmt: skip
    return Site(
        store=hop, clock=clock, wake=wake, rules=rules, ref=ref, root=root(settings),
        identify=people(settings, session, hop, machine, demo=demo),
        over=bot.acts.Acts(settings.acts_per_minute, machine).count,
        cast=cast(settings, hop) if demo else None,
    )  # fmt: skip


def people(
    settings: Settings, session: aiohttp.ClientSession, hop: Hop, machine: bot.clock.Machine, *, demo: bool
) -> Identify:
    usual = Usual(language=settings.language, time_zone=settings.time_zone)
    if demo:
        return bot.identify.Chosen(hop=hop, usual=usual)
    return bot.identify.Entra(
        session=session, machine=machine, hop=hop, usual=usual, app_id=settings.app_id or "",
        tenant=settings.app_tenant or "", login_url=settings.login_url,
    )  # fmt: skip


def cast(settings: Settings, hop: Hop) -> Cast:
    """Whom to be in the demo: everybody, with what they do; who does most comes first."""
    usual = Usual(language=settings.language, time_zone=settings.time_zone)

    def job(tx: Tx) -> list[dict[str, Any]]:
        return [
            {
                "id": one.person.id, "name": one.person.name, "department": one.person.department or "",
                "parts": [part for part, is_one in (
                    (Part.ADMIN, Role.ADMIN in one.roles), (Part.KEY_USER, Role.KEY_USER in one.roles),
                    (Part.HANDLER, bool(one.queues)),
                ) if is_one],
            }
            for one in directory.listing(tx, usual)
        ]  # fmt: skip

    async def everybody() -> Sequence[Mapping[str, Any]]:
        found = await hop.read(job)
        return sorted(found, key=lambda one: (-len(one["parts"]), one["name"]))

    return everybody


def ref() -> str:
    """Names one mistake of ours, in the log and to whom it befell; never read as a number."""
    return f"k{secrets.token_hex(4)}"


def root(settings: Settings) -> str:
    """The folder that a gateway puts us in, without its last slash; empty where it puts us in none."""
    where = bot.hosts.place(settings.public_url)
    return where.path if where else ""
