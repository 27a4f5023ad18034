"""Between Bot Framework and us: activities in from JSON and out to JSON, one turn around our own edge.

botbuilder is untyped, so the Protocols here say what of it the rest of bot/ may use.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, cast

import botbuilder.core
import botbuilder.schema
from botframework.connector.auth import AuthenticateRequestResult, BotFrameworkAuthentication, ClaimsIdentity
from botframework.connector.auth.connector_factory import ConnectorFactory

import bot.auth
import bot.connector


class Malformed(Exception):
    """The body is not an activity; `field` names what is wrong and holds nothing of the body."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


class Account(Protocol):
    id: str | None
    name: str | None
    aad_object_id: str | None  # a person's Entra object id; None for a bot


class Conversation(Protocol):
    id: str
    conversation_type: str  # personal | groupChat | channel
    tenant_id: str | None  # from channelData.tenant.id


class Entity(Protocol):
    type: str
    additional_properties: dict[str, Any]


class Activity(Protocol):
    """botbuilder.schema.Activity, as far as `unserialise` fills it."""

    type: str
    id: str | None
    service_url: str
    channel_id: str | None
    conversation: Conversation
    from_property: Account
    recipient: Account
    text: str | None
    name: str | None
    value: Any  # JSON as it came
    locale: str | None
    local_timezone: str | None
    reply_to_id: str | None
    action: str | None  # of installationUpdate: add | remove | add-upgrade | remove-upgrade
    members_added: list[Account]
    members_removed: list[Account]
    entities: list[Entity]
    channel_data: dict[str, Any]


class Context(Protocol):
    """botbuilder.core.TurnContext, as far as we use it."""

    activity: Activity
    turn_state: dict[str, Any]

    async def send_activity(self, activity_or_text: Any) -> Any: ...

    async def update_activity(self, activity: Any) -> Any: ...


INVOKE_RESPONSE = "BotFrameworkAdapter.InvokeResponse"
CARD = "application/vnd.microsoft.card.adaptive"
SENTENCE = "application/vnd.microsoft.activity.message"
Logic = Callable[[Context], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class InvokeAnswer:
    """The HTTP response to a press: a status and a JSON body."""

    status: int
    body: Mapping[str, Any] | None = None


def answer(context: Context, given: InvokeAnswer) -> None:
    """Sets what `TeamsAdapter.process` returns for this invoke; the last one counts."""
    kind = botbuilder.schema.ActivityTypes.invoke_response
    # Where the SDK looks for it; sending it as an activity would copy the whole card first.
    context.turn_state[INVOKE_RESPONSE] = botbuilder.schema.Activity(type=kind, value=given)


def tell(context: Context, kind: str, value: Any) -> None:
    """Answers a press with a CARD or a SENTENCE."""
    answer(context, InvokeAnswer(status=200, body={"statusCode": 200, "type": kind, "value": value}))


def unserialise(body: object) -> Activity:
    """The activity in a JSON body, only with the fields we use; others, deliveryMode among them, are left out.

    Raises Malformed when a field has another shape than Teams sends.
    """
    found = _mapping(body, "body")
    channel_data = _mapping(found.get("channelData") or {}, "channelData")
    activity = botbuilder.schema.Activity(
        **{ours: _text(found, theirs) for ours, theirs in _TEXTS.items()},
        value=found.get("value"),
        channel_data=channel_data,
        conversation=_conversation(found),
        from_property=_account(found.get("from") or {}, "from"),
        recipient=_account(found.get("recipient") or {}, "recipient"),
        members_added=[_account(one, "membersAdded") for one in _list(found, "membersAdded")],
        members_removed=[_account(one, "membersRemoved") for one in _list(found, "membersRemoved")],
        entities=[_entity(one) for one in _list(found, "entities")],
    )
    if not activity.type:
        raise Malformed("type")
    return cast("Activity", activity)


WORDS = frozenset(("text", "name", "locale", "localTimezone"))  # cleaned where they are read
_TEXTS = {
    "type": "type",
    "id": "id",
    "service_url": "serviceUrl",
    "channel_id": "channelId",
    "text": "text",
    "name": "name",
    "locale": "locale",
    "local_timezone": "localTimezone",
    "reply_to_id": "replyToId",
    "action": "action",
}


def _conversation(body: Mapping[str, Any]) -> Any:
    found = _mapping(body.get("conversation"), "conversation")
    group = found.get("isGroup") is True
    return botbuilder.schema.ConversationAccount(
        id=_text(found, "id") or _refuse("conversation.id"),
        is_group=group,
        conversation_type=_text(found, "conversationType") or ("groupChat" if group else "personal"),
        tenant_id=bot.auth.tenant_of(body),
    )


def _account(value: object, field: str) -> Any:
    found = _mapping(value, field)
    return botbuilder.schema.ChannelAccount(
        id=_text(found, "id"), name=_text(found, "name"), aad_object_id=_text(found, "aadObjectId")
    )


def _entity(value: object) -> Any:
    found = _mapping(value, "entities")
    entity = botbuilder.schema.Entity(type=_text(found, "type") or "")
    entity.additional_properties = {key: part for key, part in found.items() if key != "type"}
    return entity


def _mapping(value: object, field: str) -> dict[str, Any]:
    return value if isinstance(value, dict) else _refuse(field)


def _list(body: Mapping[str, Any], field: str) -> list[Any]:
    value = body.get(field) or []
    return value if isinstance(value, list) else _refuse(field)


def _text(body: Mapping[str, Any], field: str) -> str | None:
    """A string, or nothing; only in words may half a character stand, which is left out later."""
    value = body.get(field)
    if value is None:
        return None
    if not isinstance(value, str) or (field not in WORDS and not _whole(value)):
        return _refuse(field)  # type: ignore[no-any-return]  # never returns
    return value


def _whole(value: str) -> bool:
    """Whether every character of it can be written down: no half of a surrogate pair, no NUL."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in value


def _refuse(field: str) -> Any:
    raise Malformed(field)


def serialise(activity: Any) -> dict[str, Any]:
    """What goes over the wire of an outgoing botbuilder activity; empty fields are left out."""
    plain = {theirs: getattr(activity, ours) for ours, theirs in (_TEXTS | _OUT).items() if ours != "id"}
    parts = {
        "from": _id_name(activity.from_property),
        "recipient": _id_name(activity.recipient),
        "conversation": {"id": activity.conversation.id} if activity.conversation else None,
        "attachments": [_attachment(one) for one in activity.attachments or []],
    }
    return {key: value for key, value in (plain | parts).items() if value not in (None, [])}


_OUT = {"text_format": "textFormat", "summary": "summary", "value": "value", "channel_data": "channelData"}


def _id_name(account: Any) -> dict[str, Any] | None:
    return {"id": account.id, "name": account.name} if account is not None and account.id else None


def _attachment(one: Any) -> dict[str, Any]:
    return {"contentType": one.content_type, "content": one.content}


class _Conversations:
    """The few calls the SDK makes on its client, over our own connector."""

    def __init__(self, connector: bot.connector.Connector, service_url: str) -> None:
        self._connector = connector
        self._service_url = service_url

    async def send_to_conversation(self, conversation: str, activity: Any) -> Any:
        return await self._send(conversation, None, activity)

    async def reply_to_activity(self, conversation: str, reply_to: str, activity: Any) -> Any:
        return await self._send(conversation, reply_to, activity)

    async def update_activity(self, conversation: str, activity_id: str, activity: Any) -> Any:
        address = bot.connector.Address(service_url=self._service_url, conversation=conversation)
        sent = await self._connector.update(address, activity_id, serialise(activity))
        return botbuilder.schema.ResourceResponse(id=sent.id)

    async def _send(self, conversation: str, reply_to: str | None, activity: Any) -> Any:
        address = bot.connector.Address(service_url=self._service_url, conversation=conversation, reply_to=reply_to)
        sent = await self._connector.send(address, serialise(activity))
        return botbuilder.schema.ResourceResponse(id=sent.id or "")


@dataclass(frozen=True, slots=True)
class _Client:
    conversations: _Conversations


class _Factory(ConnectorFactory):  # type: ignore[misc]  # the SDK's class is untyped
    def __init__(self, connector: bot.connector.Connector) -> None:
        self._connector = connector

    async def create(self, service_url: str, _audience: str) -> _Client:
        return _Client(_Conversations(self._connector, service_url))


class _Authentication(BotFrameworkAuthentication):  # type: ignore[misc]  # the SDK's class is untyped
    """Takes the place of the SDK's own: bot/auth.py has checked the caller before a turn begins."""

    def __init__(self, factory: _Factory) -> None:
        self._factory = factory

    async def authenticate_request(self, _activity: Any, _auth_header: str) -> Any:
        raise NotImplementedError("callers are checked before the adapter sees them")

    async def authenticate_streaming_request(self, _auth_header: str, _channel_id_header: str) -> Any:
        raise NotImplementedError("nothing streams to this bot")

    def create_connector_factory(self, _claims_identity: Any) -> _Factory:
        return self._factory

    async def create_user_token_client(self, _claims_identity: Any) -> None:
        return None


class TeamsAdapter(botbuilder.core.CloudAdapterBase):  # type: ignore[misc]  # the SDK's class is untyped
    """The SDK's turn (context, middleware) with none of its own HTTP, tokens or serialisation."""

    def __init__(self, connector: bot.connector.Connector) -> None:
        self._factory = _Factory(connector)
        super().__init__(_Authentication(self._factory))

    async def process(self, caller: bot.auth.Caller, activity: Activity, logic: Logic) -> InvokeAnswer | None:
        """One turn: what `answer` was given for an invoke (501 without one), else None.

        Whatever `logic` raises comes out.
        """
        checked = AuthenticateRequestResult()
        checked.claims_identity = ClaimsIdentity(dict(caller.claims), is_authenticated=True)
        checked.connector_factory = self._factory
        given = await self.process_activity(checked, activity, logic)
        if given is None:
            return None
        return given if isinstance(given, InvokeAnswer) else InvokeAnswer(status=int(given.status), body=given.body)
