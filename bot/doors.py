"""The two doors: for what Teams brings, and for who looks at a page; in the demo both are open on this machine."""

import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

import aiohttp

import bot.auth
import bot.clock
import bot.hosts
import bot.identify
from bot.hop import Hop
from bot.settings import Settings
from domain.people import Role, Usual
from storage import directory
from storage.tx import Tx
from web.access import Identify, Part

Cast = Callable[[], Awaitable[Sequence[Mapping[str, Any]]]]


def teams(
    settings: Settings, session: aiohttp.ClientSession, hosts: bot.hosts.ServiceHosts, machine: bot.clock.Machine,
    *, demo: bool,
) -> Any:  # fmt: skip
    if demo:
        return bot.auth.Open(hosts=hosts)
    keys = bot.auth.SigningKeys(session=session, metadata_url=settings.openid_metadata_url, machine=machine)
    return bot.auth.TokenCheck(
        keys=keys, app_id=settings.app_id or "", tenant_id=settings.app_tenant or "", hosts=hosts, machine=machine,
        issuer=settings.token_issuer,
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
