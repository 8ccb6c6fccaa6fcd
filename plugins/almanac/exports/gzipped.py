"""Pieces of a file in, one gzip file out: a piece that has not changed is not compressed again.

The pieces are deflated apart and framed as one member (RFC 1952), as pigz does it. Members one after the other would be
simpler and are valid too, but a browser's DecompressionStream refuses what follows the first.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LEVEL = 5
"""Of zlib: 6, its own choice, makes the tables smaller by a thirtieth and takes half as long again."""

_HEAD = b"\x1f\x8b\x08\x00" + bytes(4) + b"\x00\xff"
"""Deflate, no name, no time, made on an unknown system: the same bytes wherever and whenever it is written."""
_END = b"\x03\x00"
"""A last block that holds nothing."""

_POLYNOMIAL = 0xEDB88320
_ONE = 1 << 31
"""x to the power of 0: CRCs have the bits of their polynomials in reverse."""
_INVERTED = 0xFFFFFFFF
"""A CRC is inverted before the first byte and after the last."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a file: deflated without an end, with the CRC-32 and the number of the bytes that it stands for.

    `shift` is what the CRC of all that comes before it is multiplied by: it takes longest to work out, and only once.
    """

    deflated: bytes
    crc: int
    size: int
    shift: int


def piece(content: bytes) -> Piece:
    """Compress a stretch of a file so that another can follow it."""
    deflater = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    deflated = deflater.compress(content) + deflater.flush(zlib.Z_SYNC_FLUSH)
    return Piece(deflated, zlib.crc32(content), len(content), _shift(len(content)))


def gzip_file(pieces: Iterable[Piece]) -> bytes:
    """Return the gzip file of which these are the stretches, in order."""
    parts = [_HEAD]
    crc = size = 0
    for one in pieces:
        parts.append(one.deflated)
        crc = _times(one.shift, crc) ^ one.crc
        size += one.size
    return b"".join([*parts, _END, struct.pack("<II", crc, size & 0xFFFFFFFF)])


def _times(one: int, other: int) -> int:
    """Multiply two polynomials over GF(2), modulo that of CRC-32."""
    product = 0
    while one:
        if one & _ONE:
            product ^= other
        one = one << 1 & 0xFFFFFFFF
        other = other >> 1 ^ (_POLYNOMIAL if other & 1 else 0)
    return product


def _shift(size: int) -> int:
    """Return x to the power of the bits in so many bytes: the CRC of as many zeros, begun at one."""
    return zlib.crc32(bytes(size), _ONE ^ _INVERTED) ^ _INVERTED
