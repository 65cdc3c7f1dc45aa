"""ISO 16684-1, with the extension schemas of ISO 19005-2, 6.6.2.3: an XMP packet and its properties."""

import re
import xml.etree.ElementTree as ElementTree

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XML = "http://www.w3.org/XML/1998/namespace"
NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
    "pdfaType": "http://www.aiim.org/pdfa/ns/type#",
    "pdfaField": "http://www.aiim.org/pdfa/ns/field#",
}

# The properties of the predefined schemas (XMP specification, September 2005, 4) and their forms.
PREDEFINED = {
    "dc": {
        "contributor": "bag", "coverage": "text", "creator": "seq", "date": "seq", "description": "alt", "format": "text",
        "identifier": "text", "language": "bag", "publisher": "bag", "relation": "bag", "rights": "alt", "source": "text",
        "subject": "bag", "title": "alt", "type": "bag",
    },
    "xmp": {
        "Advisory": "bag", "BaseURL": "text", "CreateDate": "date", "CreatorTool": "text", "Identifier": "bag", "Label": "text",
        "MetadataDate": "date", "ModifyDate": "date", "Nickname": "text", "Rating": "text", "Thumbnails": "alt",
    },
    "xmpMM": {
        "DerivedFrom": "structure", "DocumentID": "text", "History": "seq", "InstanceID": "text", "ManagedFrom": "structure",
        "Manager": "text", "ManageTo": "text", "ManageUI": "text", "ManagerVariant": "text", "RenditionClass": "text",
        "RenditionParams": "text", "VersionID": "text", "Versions": "seq",
    },
    "xmpRights": {"Certificate": "text", "Marked": "text", "Owner": "bag", "UsageTerms": "alt", "WebStatement": "text"},
    "pdf": {"Keywords": "text", "PDFVersion": "text", "Producer": "text", "Trapped": "text"},
    "pdfaid": {"part": "text", "conformance": "text", "amd": "text", "corr": "text"},
    "pdfaExtension": {"schemas": "bag"},
}  # fmt: skip

DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?")


class Property:
    """A property of the document: its namespace, name, form, and values by form."""

    def __init__(self, namespace, name, node, text):
        self.namespace, self.name, self.node, self.text = namespace, name, node, text
        self.form, self.items, self.languages = "text", [], []
        kids = [] if node is None else list(node)
        if kids and kids[0].tag in (f"{{{RDF}}}Bag", f"{{{RDF}}}Seq", f"{{{RDF}}}Alt"):
            self.form = kids[0].tag.rpartition("}")[2].lower()
            self.items = ["".join(item.itertext()) for item in kids[0]]
            self.languages = [item.get(f"{{{XML}}}lang") for item in kids[0]]
        elif kids:
            self.form = "structure"

    @property
    def value(self):
        """The text; of a language alternative the default, of a list the first."""
        return self.items[0] if self.items else self.text


class Packet:
    def __init__(self, stream):
        self.data = b"" if stream is None else stream.read_bytes()
        self.header = re.match(rb"\s*<\?xpacket\s+(.*?)\?>", self.data, re.DOTALL)
        self.trailer = re.search(rb"<\?xpacket\s+end=[\"']([rw])[\"']\s*\?>\s*$", self.data)
        self.properties, self.error, self.root = [], None, None
        try:
            self.root = ElementTree.fromstring(self.data.decode("utf-8-sig"))
        except (ElementTree.ParseError, UnicodeDecodeError) as error:
            self.error = str(error)
        if self.root is not None:
            self._read()
        # ElementTree forgets prefixes, and some of them are required.
        self.prefixes = {
            uri.decode(): prefix.decode() for prefix, uri in re.findall(rb"xmlns:([\w.-]+)\s*=\s*[\"']([^\"']*)[\"']", self.data)
        }

    def _read(self):
        for description in self.descriptions():
            for key, text in description.attrib.items():
                namespace, _, name = key.lstrip("{").rpartition("}")
                if namespace not in (RDF, XML, ""):
                    self.properties.append(Property(namespace, name, None, text))
            for node in description:
                namespace, _, name = node.tag.lstrip("{").rpartition("}")
                self.properties.append(Property(namespace, name, node, "".join(node.itertext())))

    def descriptions(self):
        if self.root is None:
            return []
        rdf = self.root if self.root.tag == f"{{{RDF}}}RDF" else self.root.find(f"{{{RDF}}}RDF")
        return [] if rdf is None else rdf.findall(f"{{{RDF}}}Description")

    def find(self, prefix, name):
        """The property, or nothing."""
        for found in self.properties:
            if found.namespace == NAMESPACES[prefix] and found.name == name:
                return found
        return None

    def value(self, prefix, name):
        found = self.find(prefix, name)
        return found.value if found is not None else None

    def schemas(self):
        """The descriptions of extension schemas (6.6.2.3.3): the nodes of the items of the bag."""
        found = self.find("pdfaExtension", "schemas")
        return [] if found is None or found.form != "bag" else list(found.node[0])


def fields(node):
    """The fields of a structure, however RDF spells it: {(namespace, name): node or text}."""
    inner = node.find(f"{{{RDF}}}Description")
    inner = node if inner is None else inner
    found = {tuple(key.lstrip("{").split("}")): text for key, text in inner.attrib.items() if "}" in key and RDF not in key}
    found.update((tuple(kid.tag.lstrip("{").split("}")), kid) for kid in inner)
    return found


def field_text(value):
    return value if isinstance(value, str) else "".join(value.itertext()).strip()


def items(node):
    """The items of a list that is the value of a field."""
    return [] if isinstance(node, str) or not len(node) else list(node[0])
