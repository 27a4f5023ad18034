"""Who looks at a page: by the token that Teams gives it for somebody signed in, or by choice in the demo."""

from collections.abc import Mapping
from typing import Any

import aiohttp
import structlog
from aiohttp.web import Request

import bot.auth
import bot.clock
from bot.hop import Hop
from domain import errors
from domain.people import Person, PersonId, Role, Usual
from storage import people, views
from storage.tx import Tx
from web.access import Nobody, Part, Stranger, Visitor

log = structlog.get_logger()

SCOPE = "access_as_user"  # of the app registration, for Teams alone: https://aka.ms/teams-sso-tab
SIGNED_BY_V1 = "https://sts.windows.net"
_PARTS = {Role.ADMIN: Part.ADMIN, Role.KEY_USER: Part.KEY_USER}
APP_ROLES = {"admin": Part.ADMIN, "key_user": Part.KEY_USER}  # values of the app's roles in Entra


class Entra:
    """Takes the bearer token of Teams' single sign-on: signed for this app, by this organisation, for a person.

    https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-overview
    """

    def __init__(
        self, *, session: aiohttp.ClientSession, machine: bot.clock.Machine, hop: Hop, usual: Usual, app_id: str,
        tenant: str, login_url: str,
    ) -> None:  # fmt: skip
        login = login_url.rstrip("/")
        self._keys = bot.auth.SigningKeys(
            session=session, metadata_url=f"{login}/{tenant}/v2.0/.well-known/openid-configuration", machine=machine
        )
        self._issuers = {f"{login}/{tenant}/v2.0".lower(), f"{SIGNED_BY_V1}/{tenant}/".lower()}
        self._machine, self._hop, self._usual = machine, hop, usual
        self._app_id, self._tenant = app_id.lower(), tenant.lower()

    async def __call__(self, request: Request) -> Visitor:
        """Raises Nobody, or Stranger for an account that is no colleague's."""
        try:
            claims, _ = await bot.auth.signed(
                request.headers.get("Authorization"), self._keys, self._machine, self._expect
            )
        except bot.auth.Refusal as no:
            if "Authorization" in request.headers:
                log.info("page.token", reason=no.reason)
            raise Nobody(no.reason) from None
        who, given = PersonId(claims["oid"].lower()), _roles(claims)
        try:
            found = await self._hop.read(lambda tx: visitor(tx, who, self._usual, given))
        except errors.Outsider:
            raise Stranger("outsider") from None
        return found or Visitor(person=self._newcomer(who, claims), parts=given | {Part.COLLEAGUE}, newcomer=True)

    def _expect(self, claims: Mapping[str, Any]) -> None:
        """Raises Unauthorised for a token that is for another app or organisation, or speaks for no person."""
        issuer, audience, tenant = (str(claims.get(one, "")).lower() for one in ("iss", "aud", "tid"))
        if issuer not in self._issuers:
            raise bot.auth.Unauthorised("issuer")
        named = audience.rpartition("/")[2].removeprefix("botid-")  # what is before it is where the app says it lives
        if named != self._app_id or not (audience == named or audience.startswith("api://")):
            raise bot.auth.Unauthorised("audience")
        if tenant != self._tenant:
            raise bot.auth.Unauthorised("tenant")
        if SCOPE not in str(claims.get("scp", "")).split():
            raise bot.auth.Unauthorised("scope")
        if not isinstance(claims.get("oid"), str) or not claims["oid"]:
            raise bot.auth.Unauthorised("person")

    def _newcomer(self, who: PersonId, claims: Mapping[str, Any]) -> Person:
        """A colleague who never spoke to Kring; a look at a page stores nothing of them."""
        usual, name = self._usual, claims.get("name")
        return Person(
            id=who, name=name if isinstance(name, str) else "", language=usual.language, time_zone=usual.time_zone
        )


class Chosen:
    """The demo's: `?as=ID` is whoever it says, of the people there are."""

    def __init__(self, *, hop: Hop, usual: Usual) -> None:
        self._hop, self._usual = hop, usual

    async def __call__(self, request: Request) -> Visitor:
        """Raises Nobody when nobody, or nobody we know, was chosen."""
        who = PersonId(request.query.get("as", ""))
        found = await self._hop.read(lambda tx: visitor(tx, who, self._usual)) if who else None
        if found is None:
            raise Nobody("nobody chosen")
        return found


def visitor(tx: Tx, who: PersonId, usual: Usual, given: frozenset[Part] = frozenset()) -> Visitor | None:
    """Somebody as they are now, with what they are by our list and by `given`; None for who is not in the store.

    Raises Outsider.
    """
    people.admit(tx, who)
    person = people.find(tx, who, usual)
    if person is None:
        return None
    parts = {Part.COLLEAGUE, *given, *(_PARTS[one] for one in people.roles(tx, who))}
    if views.handles(tx, who):
        parts.add(Part.HANDLER)
    return Visitor(person=person, parts=frozenset(parts))


def _roles(claims: Mapping[str, Any]) -> frozenset[Part]:
    named = claims.get("roles")
    return frozenset(APP_ROLES[one] for one in named if one in APP_ROLES) if isinstance(named, list) else frozenset()
