"""One loop, played by colleagues over HTTP: in the terminal by `kring demo --once`, step by step on the demo's page."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, zip_longest
from typing import Any

import aiohttp
from aiohttp import web
from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from bot.chats import Chats, Who, actions, filled_in
from content import loader
from content.texts import say
from domain import schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who plays; all speak the story's language, so that every card can be read by who watches."""

    reporter: Who
    colleague: Who  # who has the same
    handler: Who
    group: str  # of what the handler's queue is for


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that somebody does; `story-NAME` is what it is called."""

    name: str
    who: str  # a name of Cast
    verb: str = ""  # of the button they press; without one they type
    words: str = ""  # `story-WORDS`, typed as it is or into the field below
    field: str = ""
    after: timedelta = timedelta(0)  # what has gone by since the step before, on the page


STEPS = (
    Step(name="type", who="reporter", words="sentence"),
    Step(name="report", who="reporter", verb="friction.report"),
    Step(name="take", who="handler", verb="friction.take", words="name-it", field="title", after=timedelta(hours=1)),
    Step(name="too", who="colleague", words="sentence-too", after=timedelta(minutes=20)),
    Step(name="report-too", who="colleague", verb="friction.report"),
    Step(name="join", who="colleague", verb="friction.support"),
    Step(name="solve", who="handler", verb="friction.solve", words="solution", field="text", after=timedelta(hours=2)),
    Step(name="confirm", who="reporter", verb="friction.confirm", after=timedelta(minutes=10)),
)
ALONE = tuple(step for step in STEPS if step.who != "colleague")  # a terminal shows one chat after the other


def cast(people: Sequence[Who], language: str) -> Cast:
    """The first queue whose owner speaks this language, and two colleagues who do and have no other task."""
    groups = loader.taxonomy().groups
    owners = ((group, one) for group in groups for one in people if one["queues"].get(group.queue) == "owner")
    group, handler = next((group, one) for group, one in owners if one["language"] == language)
    others = sorted(
        (one for one in people if one["language"] == language and not one["roles"]), key=lambda one: one["id"]
    )
    return Cast(reporter=others[0], colleague=others[1], handler=handler, group=group.id)


async def act(step: Step, chats: Chats, with_: Cast, language: str) -> None:
    """Types, or presses the newest button of the verb; the fields of its card go along as they stand."""
    who: Who = getattr(with_, step.who)
    words = say(language, f"story-{step.words}") if step.words else ""
    if not step.verb:
        await chats.type(who, words)
        return
    message, card = chats.newest(who, step.verb)
    button = next(one for one in actions(card) if one["verb"] == step.verb)
    fields = {} if button.get("associatedInputs") == "none" else filled_in(card)
    chosen = {"naming": "named", "group": with_.group} if step.verb == "friction.report" else {}
    written = {step.field: words} if step.field else {}
    await chats.press(who, message, step.verb, button["data"] | fields | chosen | written)


class Terminal:
    """Prints who does what, what the cards say, and what the activity feed shows."""

    def __init__(self, chats: Chats, language: str, console: Console) -> None:
        self._chats = chats
        self._language = language
        self._console = console

    def say(self, text: str, **variables: str) -> str:
        return say(self._language, f"story-{text}", **variables)

    def begins(self, step: Step, who: Who) -> None:
        """Its scene, and what they are about to do."""
        if step.verb:
            self._console.rule(self.say(step.name))
        if step.words:
            words = self.say("types", who=who["name"], words=self.say(step.words))
            self._console.print(Text(words, style="bold cyan"))
        if step.verb:
            _, card = self._chats.newest(who, step.verb)
            title = next(one["title"] for one in actions(card) if one["verb"] == step.verb)
            self._console.print(Text(self.say("presses", who=who["name"], button=title), style="bold cyan"))

    def ends(self) -> None:
        self._console.rule()
        self._console.print(Text(self.say("end"), style="bold"))

    def sees(self, who: Who) -> None:
        _, card = self._chats.newest(who)
        first, *rest = texts(card)
        shown = Text(first, style="bold")
        for line in rest:
            shown.append(f"\n{line}", style="not bold")
        for one in card.get("actions", []):
            shown.append(f"\n[ {one['title']} ]", style="not bold green")
        width = min(self._console.width, 88)
        self._console.print(Panel(shown, title=Text(f"Kring > {who['name']}"), title_align="left", width=width))

    def feed(self, who: Who, entries: Sequence[Mapping[str, str]]) -> None:
        lines = Text("\n".join(entry["text"] for entry in entries))
        title = Text(self.say("feed", who=who["name"]))
        self._console.print(Panel(lines, title=title, title_align="left", border_style="magenta", width=88))


async def play(base: str, language: str, console: Console) -> None:
    """Report, take, solve, confirm, over HTTP against a running demo; raises when a step does not come out."""
    async with aiohttp.ClientSession() as session:
        with_ = cast(await _get(session, f"{base}/demo/people"), language)
        chats, site = Chats(session, now=str), web.Application()
        chats.mount(site.router)
        runner = web.AppRunner(site, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        chats.listen(base, f"http://127.0.0.1:{runner.addresses[0][1]}")
        try:
            now = datetime.fromisoformat((await _get(session, f"{base}/demo/clock"))["now"])
            await _wait(session, base, until_work(now, with_) - now)
            for one in (with_.reporter, with_.handler):
                await chats.open(one)
            await _loop(Terminal(chats, language, console), chats, with_, language, session, base)
        finally:
            await runner.cleanup()


async def _loop(
    stage: Terminal, chats: Chats, with_: Cast, language: str, session: aiohttp.ClientSession, base: str
) -> None:
    for step, then in zip_longest(ALONE, ALONE[1:]):
        await _wait(session, base, timedelta(0))
        who: Who = getattr(with_, step.who)
        if step.verb:
            stage.sees(who)
        stage.begins(step, who)
        await act(step, chats, with_, language)
        await _wait(session, base, timedelta(0))
        if step.verb and then and then.who != "reporter":
            stage.sees(with_.reporter)  # what became of it for who reported, before somebody else goes on
    entries = [entry for entry in await _get(session, f"{base}/demo/feed") if entry["to"] == with_.reporter["id"]]
    assert len(entries) == 1, "a solution pings once"
    stage.feed(with_.reporter, entries)
    stage.sees(with_.reporter)
    stage.sees(with_.handler)
    stage.ends()


def until_work(now: datetime, with_: Cast) -> datetime:
    """A kept demo may stand in the night, when nobody is asked anything: then the story begins the next morning."""
    return schedule.next_working(now, loader.working_week(), with_.handler["time_zone"])


async def _wait(session: aiohttp.ClientSession, base: str, span: timedelta) -> None:
    """Moves the demo's clock, and returns when everything that became due has been delivered."""
    advance = {"advance": f"PT{math.ceil(span.total_seconds())}S"}
    async with session.post(f"{base}/demo/clock", json=advance) as response:
        response.raise_for_status()


async def _get(session: aiohttp.ClientSession, url: str) -> Any:
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.json()


def texts(part: Any) -> Iterator[str]:
    """What a card says, line by line."""
    if isinstance(part, Mapping):
        kind = part.get("type", "")
        if kind == "TextBlock":
            yield part["text"].replace("\\", "")
        elif kind == "FactSet":
            yield from (f"{fact['title']}: {fact['value']}" for fact in part["facts"])
        elif kind == "Input.Text":
            yield f"[{part['label']}]"
        else:
            yield from chain.from_iterable(texts(part[one]) for one in ("body", "items", "columns") if one in part)
    elif isinstance(part, list):
        yield from chain.from_iterable(texts(one) for one in part)
