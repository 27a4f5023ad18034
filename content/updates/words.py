"""What the vendor wrote, as plain words: nothing of it is shown as anything else, in a card or in a browser."""

import re
from html import unescape
from urllib.parse import urlsplit

import nh3

MOST_HTML, MOST_TEXT, MOST_ADDRESS = 200_000, 20_000, 500  # characters
_BLOCKS = {
    "p", "br", "li", "ul", "ol", "div", "tr", "td", "th", "table", "hr", "blockquote",
    "h1", "h2", "h3", "h4", "h5", "h6",
}  # fmt: skip
_SILENT = {
    "script", "style", "head", "title", "template", "iframe", "noscript", "object", "svg", "math", "select", "textarea",
}  # fmt: skip
_CLEANER = nh3.Cleaner(
    tags=_BLOCKS | {"a"}, clean_content_tags=_SILENT, attributes={"a": {"href"}}, url_schemes={"https"}, link_rel=None
)
_TOKEN = re.compile(r'<a(?: href="(?P<href>[^"]*)")?>|<(?P<tag>/?[a-z0-9]+)>|(?P<words>[^<]+)')  # as nh3 writes it
_UNSEEN = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
_MARKS = str.maketrans({  # what a browser or a card takes for more than a letter; an address keeps its own
    "<": "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}", ">": "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}",
    "[": "(", "]": ")", "*": "", "`": "'", "~": "-", "|": "/", "\\": "/",
})  # fmt: skip
_UNDERSCORE = re.compile(r"(?<![^\W_])_+|_+(?![^\W_])")  # in a word it is a letter like any other
_BEGINS = re.compile(r"^(?:[-+=#]+\s*)+|^(\d+)[.)](?=\s|$)")  # a heading, a list
_CODED = re.compile(r"[^A-Za-z0-9\-._:/?#@!$&'+,;=%]")
_BULLET = "•"
_BREAKS = {"li": f"\n{_BULLET} ", "td": " ", "th": " ", "/td": " ", "/th": " "}  # of what is no line of its own


def text(html: str) -> str:
    """Its lines: of a paragraph or a list's item one each; a link is its words, with an https address in brackets."""
    clean = _CLEANER.clean(_UNSEEN.sub("", html[:MOST_HTML]))
    parts: list[str] = []
    linked: tuple[int, str] | None = None  # from which part on, and where to
    for token in _TOKEN.finditer(clean):
        if (words := token["words"]) is not None:
            parts.append(_words(words))
        elif token["tag"] is None:
            linked = len(parts), unescape(token["href"] or "")
        elif token["tag"] == "/a":
            parts += _target(parts, linked)
            linked = None
        else:
            parts.append(_BREAKS.get(token["tag"], "\n"))
    return _lines("".join(parts))[:MOST_TEXT]


def line(words: str, longest: int) -> str:
    """Words that are no HTML, on one line."""
    said = _begun(" ".join(_words(words).split()))
    return said if len(said) <= longest else said[: longest - 1].rstrip() + "…"


def _words(escaped: str) -> str:
    said = _UNSEEN.sub("", unescape(escaped)).translate(_MARKS)
    return re.sub(r"\s+", " ", _UNDERSCORE.sub("", said))


def _target(parts: list[str], linked: tuple[int, str] | None) -> list[str]:
    """Where a link that ends here leads, unless its words say so."""
    if linked is None or (where := _address(linked[1])) is None:
        return []
    said = "".join(parts[linked[0] :]).strip().rstrip("/")
    return [] if said == where.rstrip("/") else [f" ({where})"]


def _address(href: str) -> str | None:
    try:
        parsed = urlsplit(href)
        host = parsed.hostname or ""
    except ValueError:
        return None
    if parsed.scheme != "https" or not host.isascii() or not host or "@" in parsed.netloc or len(href) > MOST_ADDRESS:
        return None
    coded = _CODED.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), href)
    return _UNDERSCORE.sub(lambda found: "%5F" * len(found[0]), coded)


def _lines(said: str) -> str:
    joined = re.sub(rf"{_BULLET}\s*(?={_BULLET}|\Z)", "", re.sub(rf"{_BULLET}\s+", f"{_BULLET} ", said))
    lines = (_begun(" ".join(one.split())) for one in joined.split("\n"))
    return "\n".join(one for one in lines if one and one != _BULLET)


def _begun(line: str) -> str:
    return _BEGINS.sub(lambda found: f"{found[1]}:" if found[1] else "", line)
