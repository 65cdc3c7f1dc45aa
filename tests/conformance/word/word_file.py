"""A Word file as its readers have it. In: the path of a .docx. Out: paragraphs with their style, their level as a heading,
and their text, with the labels of lists as Word's numbering gives them or without."""

import dataclasses
import json
import re
import subprocess

import docx
from docx.oxml.ns import qn


@dataclasses.dataclass
class WordParagraph:
    style: str
    text: str
    label: str = ""

    @property
    def level(self):
        found = re.fullmatch(r"Heading (\d)", self.style)
        return int(found[1]) if found else None


class Labels:
    """What Word's numbering puts before paragraphs (ISO/IEC 29500-1, 17.9)."""

    def __init__(self, document):
        self.levels, self.starts, self.abstract, self.counts = {}, {}, {}, {}
        try:
            root = document.part.numbering_part._element
        except (KeyError, NotImplementedError):
            return
        for definition in root.iter(qn("w:abstractNum")):
            for level in definition.iter(qn("w:lvl")):
                key = definition.get(qn("w:abstractNumId")), level.get(qn("w:ilvl"))
                self.levels[key] = {child.tag: child.get(qn("w:val")) for child in level}
        for number in root.iter(qn("w:num")):
            number_id = number.get(qn("w:numId"))
            self.abstract[number_id] = number.find(qn("w:abstractNumId")).get(qn("w:val"))
            for change in number.iter(qn("w:lvlOverride")):
                start = change.find(qn("w:startOverride")).get(qn("w:val"))
                self.starts[number_id, change.get(qn("w:ilvl"))] = int(start)

    def of(self, paragraph):
        references = [one.find(f"{qn('w:pPr')}/{qn('w:numPr')}") for one in (paragraph._p, paragraph.style.element)]
        reference = next((one for one in references if one is not None), None)
        if reference is None or reference.find(qn("w:numId")).get(qn("w:val")) == "0":
            return ""
        number, level = (reference.find(qn(name)).get(qn("w:val")) for name in ("w:numId", "w:ilvl"))
        look = self.levels[self.abstract[number], level]
        if look[qn("w:numFmt")] == "bullet":
            return look[qn("w:lvlText")]
        count = self.counts.get((number, level), self.starts.get((number, level), 1) - 1) + 1
        self.counts[number, level] = count
        return re.sub(r"%\d", str(count), look[qn("w:lvlText")])


def text_of(element):
    """The text under an element, that of links too, which python-docx leaves out of `paragraph.text`."""
    parts = []
    for node in element.iter(qn("w:t"), qn("w:tab"), qn("w:br")):
        if node.tag == qn("w:t"):
            parts.append(node.text or "")
        elif node.getparent().tag == qn("w:r"):
            parts.append("\t" if node.tag == qn("w:tab") else "\n")
    return "".join(parts)


def paragraphs(path):
    document = docx.Document(path)
    labels = Labels(document)
    assert not document.tables, "a table"
    return [WordParagraph(one.style.name, text_of(one._p), labels.of(one)) for one in document.paragraphs]


def by_pandoc(path):
    """What pandoc reads: the text, the levels of the headings, and how many items its lists have."""
    run = subprocess.run(["pandoc", "-f", "docx", "-t", "json", path], capture_output=True, text=True, check=True)
    if run.stderr:
        raise AssertionError(run.stderr)
    tree = json.loads(run.stdout)
    lines, levels, items = [], [], []

    def inline(node):
        if isinstance(node, list):
            return "".join(map(inline, node))
        if not isinstance(node, dict):
            return ""
        kind, content = node["t"], node.get("c")
        if kind == "Str":
            return content
        if kind in ("Space", "SoftBreak", "LineBreak"):
            return " "
        if kind in ("Code", "Math"):
            return content[1]
        if kind in ("Image",):
            return ""
        return inline(content)

    def block(node):
        kind, content = node["t"], node.get("c")
        if kind in ("Para", "Plain"):
            lines.append(inline(content))
        elif kind == "Header":
            lines.append(inline(content[2]))
            levels.append(content[0])
        elif kind in ("BulletList", "OrderedList"):
            for item in content if kind == "BulletList" else content[1]:
                items.append(item)
                for inner in item:
                    block(inner)
        elif kind in ("BlockQuote", "Div"):
            for inner in content if kind == "BlockQuote" else content[1]:
                block(inner)
        elif kind == "LineBlock":
            lines.extend(map(inline, content))
        elif kind == "CodeBlock":
            lines.append(content[1])
        else:
            raise AssertionError(f"pandoc reads a {kind}")

    for name in ("title", "subtitle"):
        if name in tree["meta"]:
            lines.append(inline(tree["meta"][name]["c"]))
    for node in tree["blocks"]:
        block(node)
    return "\n".join(lines), levels, len(items)
