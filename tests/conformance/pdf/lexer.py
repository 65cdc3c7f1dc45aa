"""ISO 32000-1, 7.2: bytes to tokens. For content streams, object streams and what stands between the streams of a file: a reader
built on a library sees none of the spelling that ISO 19005 has rules for."""

import re

TOKEN = re.compile(
    rb"[\0\t\n\f\r ]*(?:"
    rb"(?P<comment>%[^\r\n]*)"
    rb"|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?=[\0\t\n\f\r ()<>\[\]{}/%]|$))"
    rb"|(?P<name>/[^\0\t\n\f\r ()<>\[\]{}/%]*)"
    rb"|(?P<literal>\((?:[^()\\]|\\.)*\))"
    rb"|(?P<nested>\()"
    rb"|(?P<delimiter><<|>>|\[|\])"
    rb"|(?P<hex><[^>]*>)"
    rb"|(?P<operator>[^\0\t\n\f\r ()<>\[\]{}/%]+)"
    rb"|(?P<stray>[^\0\t\n\f\r ])"
    rb")",
    re.DOTALL,
)
ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}


class Name(str):
    """A name without its solidus; bytes beyond ASCII stand as Latin-1."""


class Operator(str):
    pass


class String(bytes):
    """A string's bytes."""

    hexadecimal = None  # the digits as written, of a hexadecimal string


def unescaped(literal):
    def byte(match):
        code = match[1]
        return bytes([int(code, 8) & 255]) if code[:1].isdigit() else ESCAPED.get(code, code)

    return ESCAPE.sub(byte, literal) if b"\\" in literal else literal


def end_of_literal(data, start):
    """Where the string that opens at `start`, with parentheses inside, ends."""
    depth, position = 0, start
    while position < len(data):
        byte = data[position]
        if byte == 0x5C:
            position += 1
        elif byte == 0x28:
            depth += 1
        elif byte == 0x29:
            depth -= 1
            if depth == 0:
                return position + 1
        position += 1
    return len(data)


def hexadecimal(digits):
    whole = bytes(digits).translate(None, b"\0\t\n\f\r ")
    valid = re.sub(rb"[^0-9A-Fa-f]", b"0", whole)
    string = String(bytes.fromhex((valid + b"0" * (len(valid) % 2)).decode()))
    string.hexadecimal = whole
    return string


def tokens(data, start=0):
    """Yields (position after, value): int, float, Name, String, Operator; delimiters are Operators."""
    position, size = start, len(data)
    while position < size:
        match = TOKEN.match(data, position)
        if match is None:
            return
        kind, text = match.lastgroup, match[match.lastgroup]
        position = match.end()
        if kind == "number":
            yield position, float(text) if b"." in text else int(text)
        elif kind in ("operator", "delimiter", "stray"):
            yield position, Operator(text.decode("latin-1"))
        elif kind == "name":
            escaped = re.sub(rb"#([0-9A-Fa-f]{2})", lambda code: bytes([int(code[1], 16)]), text[1:])
            yield position, Name(escaped.decode("latin-1"))
        elif kind == "literal":
            yield position, String(unescaped(text[1:-1]))
        elif kind == "hex":
            yield position, hexadecimal(text[1:-1])
        elif kind == "nested":
            begin = match.start("nested")
            position = end_of_literal(data, begin)
            yield position, String(unescaped(data[begin + 1 : position - 1]))


def gathered(stream):
    """Tokens with arrays as lists and dictionaries as dicts: what the operands of a content stream are."""
    stack = [[]]
    for position, token in stream:
        if isinstance(token, Operator) and token in ("[", "<<"):
            stack.append([])
        elif isinstance(token, Operator) and token in ("]", ">>"):
            values = stack.pop() if len(stack) > 1 else []
            stack[-1].append(values if token == "]" else dict(zip(values[::2], values[1::2])))
            if len(stack) == 1:
                yield position, stack[0].pop()
        elif len(stack) > 1:
            stack[-1].append(token)
        else:
            yield position, token
