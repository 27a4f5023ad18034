"""Reads YAML that anybody may have written into its nodes; nothing of it is constructed, repeated or called."""

from typing import Any

import yaml

from content.tips.remarks import NotRead, Wrong

MOST_BYTES = 1_000_000
DEEPEST = 8  # of lists in fields in lists; a tip has five


def composed(raw: bytes, *, most: int = MOST_BYTES) -> yaml.Node | None:
    """Raises NotRead."""
    if len(raw) > most:
        raise NotRead(1, Wrong.LARGE, most=most // 1000)
    try:
        text = raw.decode("utf-8-sig")
        _plain_only(text)
        return yaml.compose(text, Loader=yaml.CSafeLoader)
    except UnicodeDecodeError as wrong:
        raise NotRead(raw[: wrong.start].count(b"\n") + 1, Wrong.UTF8) from None
    except yaml.MarkedYAMLError as wrong:
        mark = wrong.problem_mark
        raise NotRead(mark.line + 1 if mark else 1, Wrong.YAML, found=str(wrong.problem)) from None
    except yaml.YAMLError as wrong:
        raise NotRead(1, Wrong.YAML, found=" ".join(str(wrong).split())) from None


def _plain_only(text: str) -> None:
    """Raises before anything is built: what refers to itself can be endless, and what is deep has no floor."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent):
            raise NotRead(line, Wrong.ALIAS, word=f"*{event.anchor}")
        if tag := getattr(event, "tag", None):
            raise NotRead(line, Wrong.TAG, word=tag)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise NotRead(line, Wrong.DEEP)


def line(node: yaml.Node) -> int:
    """As an editor counts."""
    return int(node.start_mark.line) + 1


def words(node: yaml.Node) -> Any:
    """All of it, each scalar as it is written."""
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): words(value) for key, value in node.value}
    return [words(one) for one in node.value] if isinstance(node, yaml.SequenceNode) else node.value
