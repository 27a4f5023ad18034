"""What is kept of somebody, for themselves: what it is, why, how long and who sees it; and all of it as a file."""

import json

from aiohttp.web import Response, StreamResponse

import usecases.preferences
from cards.preferences import chosen
from domain import preferences
from storage import views
from storage.views import Tx
from web.page import Visit
from web.tab import export
from web.tab.export import Everything

COUNTED = frozenset(
    {"reports", "questions", "supports", "tips", "answers", "contacts", "changes"}
)  # what is told with how many


async def show(visit: Visit) -> StreamResponse:
    who, rules = visit.who, visit.site.rules

    def job(tx: Tx) -> dict[str, int]:
        lessons = views.learned(tx, who.id)
        return {
            "reports": views.mine(tx, who.id).total, "questions": views.questions_of(tx, who.id).total,
            "supports": views.supported(tx, who.id).total, "tips": len(lessons.learned),
            "answers": sum(len(one.answers) for one in lessons.learned.values()), "contacts": len(lessons.spoken),
            "changes": len(export.reacted(tx, who)),
        }  # fmt: skip

    counts = await visit.read(job)
    hours = who.hours or preferences.usual(rules.week)
    apps = usecases.preferences.apps(rules)
    wished = await visit.read(lambda tx: usecases.preferences.wished(tx, who, rules))
    return visit.page(
        "tab/data.html", counts=counts, hours=hours, privacy_url=rules.privacy_url,
        wished=chosen(wished, visit.say, moments=rules.moments, apps=apps), days=rules.loop.erase_days,
    )  # fmt: skip


async def as_json(visit: Visit) -> StreamResponse:
    """Everything, for a program."""
    made = json.dumps(export.plain(await _everything(visit)), ensure_ascii=False, indent=2)
    return _file(visit, made.encode(), "application/json", "json")


async def as_csv(visit: Visit) -> StreamResponse:
    """The same as a table, which a spreadsheet opens and runs nothing of."""
    made = export.table(export.plain(await _everything(visit)), visit.say)
    return _file(visit, made.encode("utf-8-sig"), "text/csv", "csv")


async def _everything(visit: Visit) -> Everything:
    now, rules = visit.site.clock.now(), visit.site.rules
    return await visit.read(lambda tx: export.read(tx, visit.who, now=now, rules=rules))


def _file(visit: Visit, body: bytes, kind: str, end: str) -> StreamResponse:
    name = f"kring-{visit.say.today.isoformat()}.{end}"
    told = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(body=body, content_type=kind, charset="utf-8", headers=told)
