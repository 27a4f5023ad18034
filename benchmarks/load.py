"""The load, in a process of its own: people who type and press in a closed loop, and the Teams that has their chats.

Prints one JSON line: what was said and answered, and what the server's process used meanwhile (read from /proc).
"""

import asyncio
import itertools
import json
import os
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import aiohttp
import click
from aiohttp import web

SENTENCES = (  # one per conversation in turn; their words lead to every queue of the demo
    ("nl", "Outlook is al de hele week traag"),
    ("en", "The menu moved and I cannot find the button"),
    ("nl", "Het nieuwe proces past niet bij hoe wij werken"),
    ("en", "Suddenly there was a new app, nobody told us why"),
    ("nl", "Ik heb geen toegang tot de map van mijn team"),
    ("en", "I heard nothing after my last report, no reply at all"),
    ("nl", "Er komen te veel meldingen en berichten binnen"),
    ("en", "My laptop screen stays black in the dock"),
)
WARM = 3  # acts of each person before anything is counted
PATIENCE = 60  # seconds for one answer
CARD = "application/vnd.microsoft.card.adaptive"

Act = Callable[[], Awaitable[int]]  # how many activities it took


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Of one run; CPU and wall time are seconds."""

    warm: int  # acts before the count
    acts: int  # echoes, or whole reports
    activities: int  # posted to the server: one per echo, two per report
    wall: float  # of the closed loop
    cpu: float  # of the server, in the closed loop
    owed_wall: float  # from its end until everything owed was delivered
    owed_cpu: float  # of the server, in that time
    calls: int  # that the server made to Teams, all in all


class Teams:
    """Keeps what every chat was sent, in order."""

    def __init__(self) -> None:
        self.calls = 0
        self.url = ""
        self._chats: dict[str, asyncio.Queue[Mapping[str, Any]]] = {}
        self._runner: web.AppRunner | None = None

    async def open(self) -> None:
        site = web.Application()
        site.router.add_post("/v3/conversations", self._create)
        for path in ("/v3/conversations/{chat}/activities", "/v3/conversations/{chat}/activities/{message}"):
            site.router.add_post(path, self._keep)
        self._runner = web.AppRunner(site, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def close(self) -> None:
        if self._runner:
            await self._runner.cleanup()

    async def next(self, chat: str) -> Mapping[str, Any]:
        async with asyncio.timeout(PATIENCE):
            return await self._chat(chat).get()

    def _chat(self, which: str) -> asyncio.Queue[Mapping[str, Any]]:
        return self._chats.setdefault(which, asyncio.Queue())

    async def _create(self, request: web.Request) -> web.Response:
        self.calls += 1
        return web.json_response({"id": f"a:{(await request.json())['members'][0]['id']}"}, status=201)

    async def _keep(self, request: web.Request) -> web.Response:
        self.calls += 1
        self._chat(request.match_info["chat"]).put_nowait(await request.json())
        return web.json_response({"id": f"m{self.calls}"}, status=201)


class Person:
    """One conversation; `echo` and `report` are one act each, and raise when the answer is not what it should be."""

    def __init__(self, number: int, server: str, teams: Teams, session: aiohttp.ClientSession) -> None:
        self._id = f"11111111-0000-4000-8000-{number:012d}"
        self._language, self._sentence = SENTENCES[number % len(SENTENCES)]
        self._server = server
        self._teams = teams
        self._session = session
        self._numbers = itertools.count()

    async def echo(self) -> int:
        """One activity: words typed, and the same words back."""
        await self._post({"type": "message", "text": self._sentence})
        said = await self._teams.next(self._id)
        assert said["text"] == f"Echo: {self._sentence}", said
        return 1

    async def report(self) -> int:
        """Two activities: a sentence typed and its form back, the form pressed and its receipt in the response."""
        await self._post({"type": "message", "text": self._sentence})
        said = await self._teams.next(self._id)
        form = said["attachments"][0]["content"]
        action = next(one for one in _actions(form) if one["verb"] == "friction.report")
        inputs = {one["id"]: one["value"] for one in _inputs(form) if "value" in one} | {"naming": "named"}
        assert inputs["text"] == self._sentence, form
        value = {"action": {"type": "Action.Execute", "verb": action["verb"], "data": action["data"] | inputs}}
        press = {"type": "invoke", "name": "adaptiveCard/action", "value": value, "replyToId": f"m-{self._id}"}
        answer = json.loads(await self._post(press))
        assert answer["type"] == CARD, answer
        assert any("friction" in one["data"] for one in _actions(answer["value"])), answer
        return 2

    async def _post(self, what: Mapping[str, Any]) -> bytes:
        activity = {
            **what, "id": f"{self._id}-{next(self._numbers)}", "channelId": "msteams", "serviceUrl": self._teams.url,
            "conversation": {"id": self._id, "conversationType": "personal"},
            "from": {"id": f"29:{self._id}", "aadObjectId": self._id, "name": "Robin"},
            "recipient": {"id": "28:bot", "name": "bot"}, "locale": self._language, "channelData": {},
        }  # fmt: skip
        async with self._session.post(f"{self._server}/api/messages", json=activity) as response:
            body = await response.read()
            assert response.ok, (response.status, body)
            return body


class Count:
    """Acts and activities, of everybody together."""

    def __init__(self) -> None:
        self.acts = 0
        self.activities = 0

    async def until(self, moment: float, act: Act) -> None:
        """Acts begin until the moment; each ends."""
        while asyncio.get_running_loop().time() < moment:
            await self.times(1, act)

    async def times(self, number: int, act: Act) -> None:
        for _ in range(number):
            took = await act()  # not within the sum: others add to it meanwhile
            self.activities += took
            self.acts += 1


def cpu(pid: int) -> float:
    """Seconds of CPU that all threads of a process have used, its own and the system's on its behalf."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def measure(server: str, pid: int, kind: str, conversations: int, seconds: float) -> Measured:
    loop, teams, warm, count = asyncio.get_running_loop(), Teams(), Count(), Count()
    await teams.open()
    timeout = aiohttp.ClientTimeout(total=PATIENCE * 2)
    async with aiohttp.ClientSession(timeout=timeout, connector=aiohttp.TCPConnector(limit=0)) as session:
        people = [Person(one, server, teams, session) for one in range(conversations)]
        acts: list[Act] = [one.echo if kind == "echo" else one.report for one in people]
        await asyncio.gather(*(warm.times(WARM, act) for act in acts))
        await _delivered(session, server, kind)
        before, began, used = teams.calls, loop.time(), cpu(pid)
        await asyncio.gather(*(count.until(began + seconds, act) for act in acts))
        ended, used_at_end = loop.time(), cpu(pid)
        await _delivered(session, server, kind)
        owed_wall, owed_cpu = loop.time() - ended, cpu(pid) - used_at_end
    await teams.close()
    return Measured(
        warm=warm.acts, acts=count.acts, activities=count.activities, wall=ended - began, cpu=used_at_end - used,
        owed_wall=owed_wall, owed_cpu=owed_cpu, calls=teams.calls - before,
    )  # fmt: skip


async def _delivered(session: aiohttp.ClientSession, server: str, kind: str) -> None:
    """Returns when the server owes nobody anything; an echo was delivered before it was answered."""
    if kind == "echo":
        return
    async with session.post(f"{server}/demo/clock", json={"advance": "PT0S"}) as response:
        assert response.ok, await response.text()


def _actions(part: Any) -> Iterator[dict[str, Any]]:
    return (one for one in _parts(part) if one.get("type") == "Action.Execute")


def _inputs(part: Any) -> Iterator[dict[str, Any]]:
    return (one for one in _parts(part) if str(one.get("type")).startswith("Input."))


def _parts(part: Any) -> Iterator[dict[str, Any]]:
    """Every object in a card."""
    if isinstance(part, dict):
        yield part
    for one in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from _parts(one)


@click.command()
@click.argument("server")
@click.argument("pid", type=int)
@click.argument("kind", type=click.Choice(["echo", "report"]))
@click.option("--conversations", type=click.IntRange(1), default=8)
@click.option("--seconds", type=float, default=4.0)
def main(server: str, pid: int, kind: str, conversations: int, seconds: float) -> None:
    """Puts a load on the SERVER whose process is PID, of one KIND of act."""
    print(json.dumps(asdict(asyncio.run(measure(server, pid, kind, conversations, seconds)))))


if __name__ == "__main__":
    main()
