"""PDFs that `galley import` has to refuse, and quickly: without a résumé inside, damaged, encrypted, far larger inside than outside."""

import zlib

JSON = b'{"basics": {"name": "Ada Example"}}'


def pdf(objects, trailer=b"", catalogue=b""):
    """A classic file of one empty page; `objects` are numbered from 4."""
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R" + catalogue + b">>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>",
        *objects,
    ]
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, trailer, start)


def stream(data, entries=b""):
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), entries, data)


def specification(number, name=b"resume.json"):
    return b"<</Type/Filespec/F(%s)/UF(%s)/EF<</F %d 0 R>>>>" % (name, name, number)


def attached(content, name=b"resume.json"):
    """A file with one attachment, whose stream is `content`."""
    return pdf([content, specification(4, name)], catalogue=tree(b"[(%s) 5 0 R]" % name))


def tree(names):
    return b"/Names<</EmbeddedFiles<</Names%s>>>>" % names


def deflated(data, times=1):
    filters = b"/FlateDecode" * times
    for _ in range(times):
        data = zlib.compress(data, 9)
    return stream(data, b"/Filter[%s]" % filters)


def object_stream_bomb():
    """The catalogue stands in an object stream that decodes to more than half a gigabyte."""
    compressor = zlib.compressobj(9)
    head = compressor.compress(b"1 0 <</Type/Catalog/Pages 2 0 R>>") + compressor.flush(zlib.Z_FULL_FLUSH)
    # After a full flush, equal input gives equal output.
    spaces = compressor.compress(b" " * (1 << 20)) + compressor.flush(zlib.Z_FULL_FLUSH)
    bomb = zlib.compress(head + spaces * 640, 9)
    holder = stream(bomb, b"/Type/ObjStm/N 1/First 4/Filter[/FlateDecode/FlateDecode]")
    out = b"%PDF-1.7\n"
    place = len(out)
    out += b"4 0 obj\n" + holder + b"\nendobj\n"
    start = len(out)
    rows = b"".join(
        [b"\0\0\0\0\0\xff", b"\2\0\0\0\4\0", b"\0\0\0\0\0\0", b"\0\0\0\0\0\0", b"\1" + place.to_bytes(4, "big") + b"\0",
         b"\1" + start.to_bytes(4, "big") + b"\0"]
    )
    return (
        out
        + b"5 0 obj\n"
        + stream(rows, b"/Type/XRef/W[1 4 1]/Size 6/Root 1 0 R")
        + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % start
    )


LOOP = pdf(
    [b"<</Kids[4 0 R 4 0 R]/Limits[(a)(z)]>>"], catalogue=b"/Names<</EmbeddedFiles<</Kids[4 0 R]>>>>"
)
DEEP = pdf([b"[" * 100_000 + b"]" * 100_000], catalogue=b"/Names<</EmbeddedFiles 4 0 R>>")
TWO = pdf(
    [stream(JSON), specification(4, b"a.json"), specification(4, b"b.json")],
    catalogue=tree(b"[(a.json) 5 0 R (b.json) 6 0 R]"),
)
ENCRYPTED = pdf(
    [b"<</Filter/Standard/V 1/R 2/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">/P -4>>"],
    trailer=b"/Encrypt 4 0 R/ID[<41><41>]",
)

# name → the bytes of resume.pdf
PDFS = {
    "pdf without a résumé": pdf([]),
    "pdf of nothing but its head": b"%PDF-1.7\n",
    "pdf cut off": attached(stream(JSON))[:400],
    "pdf that claims to be one": b"%PDF-1.7\n" + bytes((i * 197 + 31) % 256 for i in range(5000)),
    "pdf encrypted": ENCRYPTED,
    "pdf with a tree that is a ring": LOOP,
    "pdf nested too deep": DEEP,
    "pdf with two résumés": TWO,
    "pdf with a picture attached": attached(stream(b"\x89PNG"), b"ada.png"),
    "pdf whose attachment is no stream": attached(b"null"),
    "pdf whose attachment is itself": pdf([specification(4)], catalogue=tree(b"[(resume.json) 4 0 R]")),
    "pdf whose attachment is no json": attached(stream(b"Dear Sir or Madam")),
    "pdf whose attachment is broken": attached(stream(b"\xff" * 100, b"/Filter/FlateDecode")),
    "pdf whose attachment has a filter of its own": attached(stream(JSON, b"/Filter/AdaDecode")),
    "pdf whose attachment is too large": attached(deflated(b" " * (200 << 20))),
    "pdf whose attachment is too large, twice deflated": attached(deflated(b" " * (200 << 20), 2)),
    "pdf whose object stream is too large": object_stream_bomb(),
    "pdf whose résumé is wrong": attached(stream(b'{"work": [{"startDate": "2019"}]}')),
}
