"""What Teams would refuse in an icon: it must be a PNG of one size, and the outline white on transparent."""

import struct
import zlib
from collections.abc import Iterator

COLOR, OUTLINE = 192, 32  # pixels, both ways
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_ALPHA = {4, 6}  # colour types that have it
_PLAIN = (8, 6, 0)  # depth, colour type and interlacing of what nearly every program writes: RGBA
_WHITE = b"\xff\xff\xff"


def faults(raw: bytes, size: int, *, outline: bool) -> Iterator[str]:
    """One sentence for each; the pixels of an outline are only looked at when it is plain RGBA."""
    if raw[:8] != _SIGNATURE or raw[12:16] != b"IHDR" or len(raw) < 29:  # noqa: PLR2004 - the end of a PNG's header
        yield "is not a PNG"
        return
    width, height, *kind = struct.unpack(">IIBBBBB", raw[16:29])
    if (width, height) != (size, size):
        yield f"is {width} x {height}, and Teams takes {size} x {size}"
    elif outline:
        yield from _outline(raw, size, (kind[0], kind[1], kind[4]))


def _outline(raw: bytes, size: int, kind: tuple[int, int, int]) -> Iterator[str]:
    if kind[1] not in _ALPHA and not any(name == b"tRNS" for name, _ in _chunks(raw)):
        yield "is not transparent"
    elif kind == _PLAIN:
        try:
            pixels = _pixels(raw, size)
        except (IndexError, zlib.error):
            yield "cannot be read to its end"
            return
        if all(one[3] for one in pixels):
            yield "is nowhere transparent"
        if any(one[3] and one[:3] != _WHITE for one in pixels):
            yield "has another colour than white"


def _chunks(raw: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_SIGNATURE)
    while at + 8 <= len(raw):
        length = int.from_bytes(raw[at : at + 4])
        yield raw[at + 4 : at + 8], raw[at + 8 : at + 8 + length]
        at += length + 12


def _pixels(raw: bytes, size: int) -> list[bytes]:
    """Every pixel as RGBA. https://www.w3.org/TR/png-3/#9Filters"""
    stride = 4 * size
    packed = b"".join(data for name, data in _chunks(raw) if name == b"IDAT")
    lines = zlib.decompressobj().decompress(packed, size * (stride + 1))
    above, found = bytes(stride), []
    for start in range(0, size * (stride + 1), stride + 1):
        line = bytearray(lines[start + 1 : start + 1 + stride])
        for at in range(stride):
            left, corner = (line[at - 4], above[at - 4]) if at >= 4 else (0, 0)  # noqa: PLR2004 - bytes of a pixel
            line[at] = (line[at] + _foretold(lines[start], left, above[at], corner)) % 256
        found += [bytes(line[at : at + 4]) for at in range(0, stride, 4)]
        above = bytes(line)
    return found


def _foretold(how: int, left: int, up: int, corner: int) -> int:
    """What a filter guesses from the neighbours; IndexError for a filter that does not exist."""
    away = left + up - corner
    nearest = min((left, up, corner), key=lambda one: abs(away - one))
    return (0, left, up, (left + up) // 2, nearest)[how]
