"""ISO 19005-2 and -3, 6.6, and what ISO 14289-1 asks of metadata: the XMP packet, its schemas, and what it claims."""

import re

import xmp
from pikepdf import Stream
from rules import rule
from xmp import NAMESPACES, PREDEFINED

A2, A3, UA = "ISO 19005-2", "ISO 19005-3", "ISO 14289-1"
PREFIX_OF = {uri: prefix for prefix, uri in NAMESPACES.items()}
SCHEMA, PROPERTY, TYPE = (NAMESPACES[name] for name in ("pdfaSchema", "pdfaProperty", "pdfaType"))
VALUE_TYPES = re.compile(
    r"((bag|seq|alt) )?((open|closed) )?((Choice|choice)( of)? )?"
    r"(Text|Integer|Real|Boolean|Date|URI|URL|MIMEType|AgentName|ProperName|Locale|RenditionClass|GUID|Lang Alt|XPath|Rational|Any)"
)


@rule(A2, "6.6.2.1")
@rule(UA, "7.1")
def metadata_stream(file):
    """The catalog has a metadata stream, of the Type Metadata and the Subtype XML."""
    stream = file.root.get("/Metadata")
    if not isinstance(stream, Stream) or stream.get("/Type") != "/Metadata" or stream.get("/Subtype") != "/XML":
        yield "Catalog", f"Metadata is {type(stream).__name__}"


@rule(A2, "6.6.2.1")
def packet(file):
    """The metadata are a packet, from a header with begin and id to a trailer with end."""
    header = file.xmp.header[1] if file.xmp.header else b""
    if b"W5M0MpCehiHzreSzNTczkc9d" not in header or not re.search(rb"begin=[\"'](\xef\xbb\xbf)?[\"']", header):
        yield "Metadata", f"the packet begins with {file.xmp.data[:60]!r}"
    if file.xmp.trailer is None:
        yield "Metadata", "the packet has no end"


@rule(A2, "6.6.2.1")
def packet_header(file):
    """The packet's header has neither bytes nor encoding."""
    if file.xmp.header and re.search(rb"\b(bytes|encoding)\s*=", file.xmp.header[1]):
        yield "Metadata", f"the packet's header is {file.xmp.header[1]!r}"


@rule(A2, "6.6.2.1")
def well_formed_metadata(file):
    """The metadata are well-formed XML in UTF-8, with one rdf:RDF, whose descriptions are about the same."""
    if file.xmp.error:
        yield "Metadata", file.xmp.error
    elif not file.xmp.descriptions():
        yield "Metadata", "there is no rdf:Description"
    abouts = {description.get(f"{{{xmp.RDF}}}about") for description in file.xmp.descriptions()}
    if len(abouts) > 1 or None in abouts:
        yield "Metadata", f"rdf:about is {abouts}"


@rule(A2, "6.6.2.1")
def no_property_twice(file):
    """A property stands once (XMP specification, 2.1)."""
    names = [(one.namespace, one.name) for one in file.xmp.properties]
    for namespace, name in sorted({one for one in names if names.count(one) > 1}):
        yield "Metadata", f"{PREFIX_OF.get(namespace, namespace)}:{name} stands twice"


def described_properties(file):
    """(namespace, name) to value type, by the extension schemas."""
    described = {}
    for schema in file.xmp.schemas():
        known = xmp.fields(schema)
        namespace = xmp.field_text(known.get((SCHEMA, "namespaceURI"), ""))
        for entry in xmp.items(known.get((SCHEMA, "property"), "")):
            facts = xmp.fields(entry)
            name = xmp.field_text(facts.get((PROPERTY, "name"), ""))
            described[namespace, name] = xmp.field_text(facts.get((PROPERTY, "valueType"), ""))
    return described


@rule(A2, "6.6.2.3.1")
def known_properties(file):
    """Every property is of a predefined schema or described by an extension schema."""
    described = described_properties(file)
    for one in file.xmp.properties:
        predefined = PREDEFINED.get(PREFIX_OF.get(one.namespace), {})
        if one.name not in predefined and (one.namespace, one.name) not in described:
            yield "Metadata", f"{PREFIX_OF.get(one.namespace, one.namespace)}:{one.name} is described nowhere"


def fits(one, form):
    """True if a property has the form that its schema says."""
    if form == "date":
        return one.form == "text" and bool(xmp.DATE.fullmatch(one.text))
    if form == "alt":
        return one.form == "alt" and one.languages.count("x-default") == 1 and None not in one.languages
    return one.form == form


@rule(A2, "6.6.2.3.1")
def forms_of_properties(file):
    """A property has the form that its schema says: text, date, list, language alternative with x-default, integer."""
    described = described_properties(file)
    for one in file.xmp.properties:
        prefix = PREFIX_OF.get(one.namespace, one.namespace)
        form = PREDEFINED.get(prefix, {}).get(one.name)
        if form and not fits(one, form):
            yield "Metadata", f"{prefix}:{one.name} is no {form}: {one.form} {one.value!r}"
        if described.get((one.namespace, one.name)) == "Integer" and not re.fullmatch(r"-?\d+", one.text or ""):
            yield "Metadata", f"{prefix}:{one.name} is no integer: {one.text!r}"
        if described.get((one.namespace, one.name)) == "Date" and not xmp.DATE.fullmatch(one.text or ""):
            yield "Metadata", f"{prefix}:{one.name} is no date: {one.text!r}"


@rule(A2, "6.6.2.3.3")
def extension_container(file):
    """The extension schemas stand in a bag."""
    found = file.xmp.find("pdfaExtension", "schemas")
    if found is not None and found.form != "bag":
        yield "Metadata", f"pdfaExtension:schemas is {found.form}"


@rule(A2, "6.6.2.3.3")
def extension_prefixes(file):
    """The namespaces of PDF/A and PDF/UA stand under their own prefixes."""
    used = {one.namespace for one in file.xmp.properties}
    used |= {SCHEMA, PROPERTY} if file.xmp.schemas() else set()
    for prefix in ("pdfaid", "pdfuaid", "pdfaExtension", "pdfaSchema", "pdfaProperty"):
        if NAMESPACES[prefix] in used and file.xmp.prefixes.get(NAMESPACES[prefix]) != prefix:
            yield "Metadata", f"{NAMESPACES[prefix]} has the prefix {file.xmp.prefixes.get(NAMESPACES[prefix])}"


@rule(A2, "6.6.2.3.3")
def extension_schemas(file):
    """A schema's description has schema, namespaceURI, prefix and a sequence property, and no field that Table 3 does not know."""
    for schema in file.xmp.schemas():
        known = xmp.fields(schema)
        for name in ("schema", "namespaceURI", "prefix"):
            if not xmp.field_text(known.get((SCHEMA, name), "")):
                yield "Metadata", f"a schema without {name}"
        if not xmp.items(known.get((SCHEMA, "property"), "")):
            yield "Metadata", "a schema without properties"
        elif known[SCHEMA, "property"][0].tag != f"{{{xmp.RDF}}}Seq":
            yield "Metadata", "the properties of a schema are no sequence"
        for namespace, name in known:
            if namespace != SCHEMA or name not in ("schema", "namespaceURI", "prefix", "property", "valueType"):
                yield "Metadata", f"a schema with {name}"


@rule(A2, "6.6.2.3.3")
def extension_properties(file):
    """A property's description has name, valueType, category (internal or external) and description, and nothing else."""
    for schema in file.xmp.schemas():
        known = xmp.fields(schema)
        types = [xmp.fields(one).get((TYPE, "type"), "") for one in xmp.items(known.get((SCHEMA, "valueType"), ""))]
        for entry in xmp.items(known.get((SCHEMA, "property"), "")):
            found = xmp.fields(entry).items()
            facts = {name: xmp.field_text(value) for (namespace, name), value in found if namespace == PROPERTY}
            if set(facts) != {"name", "valueType", "category", "description"} or not all(facts.values()):
                yield "Metadata", f"a property is described by {facts}"
            elif facts["category"] not in ("internal", "external"):
                yield "Metadata", f"{facts['name']} is of the category {facts['category']}"
            elif not VALUE_TYPES.fullmatch(facts["valueType"]) and facts["valueType"] not in map(xmp.field_text, types):
                yield "Metadata", f"{facts['name']} is of the type {facts['valueType']}"


@rule(A2, "6.6.4")
def claims_pdfa2(file):
    """pdfaid:part is 2."""
    if file.xmp.value("pdfaid", "part") != "2":
        yield "Metadata", f"pdfaid:part is {file.xmp.value('pdfaid', 'part')}"


@rule(A3, "6.6.4")
def claims_pdfa3(file):
    """pdfaid:part is 3."""
    if file.xmp.value("pdfaid", "part") != "3":
        yield "Metadata", f"pdfaid:part is {file.xmp.value('pdfaid', 'part')}"


@rule(A2, "6.6.4")
def claims_level_a(file):
    """pdfaid:conformance is A."""
    if file.xmp.value("pdfaid", "conformance") != "A":
        yield "Metadata", f"pdfaid:conformance is {file.xmp.value('pdfaid', 'conformance')}"


@rule(UA, "5")
def claims_pdfua1(file):
    """pdfuaid:part is 1."""
    if file.xmp.value("pdfuaid", "part") != "1":
        yield "Metadata", f"pdfuaid:part is {file.xmp.value('pdfuaid', 'part')}"


@rule(UA, "7.1")
def titled(file):
    """The metadata have a dc:title that is not empty."""
    if not (file.xmp.value("dc", "title") or "").strip():
        yield "Metadata", "there is no dc:title"
