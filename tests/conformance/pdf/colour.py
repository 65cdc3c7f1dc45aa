"""ICC.1:2004, 7.2: the header of a profile, as far as ISO 19005 and ISO 15930 have rules for it."""

import dataclasses

COMPONENTS = {"GRAY": 1, "RGB ": 3, "CMYK": 4, "LAB ": 3, "Lab ": 3}
MATRIX = ("rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC")
# What a profile of a class and a space must have (8.3 to 8.5).
NEEDED = {("mntr", "RGB "): MATRIX, ("mntr", "GRAY"): ("kTRC",), ("prtr", "GRAY"): ("kTRC",), ("prtr", "CMYK"): ("A2B0", "B2A0")}


@dataclasses.dataclass
class Profile:
    data: bytes

    @property
    def device_class(self):
        return self.data[12:16].decode("latin-1")

    @property
    def space(self):
        return self.data[16:20].decode("latin-1")

    @property
    def version(self):
        return self.data[8] + self.data[9] / 160

    def faults(self, classes, components):
        """What is wrong with it as a profile of one of the classes, used with so many components."""
        if len(self.data) < 132 or self.data[36:40] != b"acsp":
            yield "is no ICC profile"
            return
        if int.from_bytes(self.data[:4], "big") != len(self.data):
            yield f"says that it has {int.from_bytes(self.data[:4], 'big')} bytes, and has {len(self.data)}"
        if self.device_class not in classes:
            yield f"is of the class {self.device_class!r}"
        if COMPONENTS.get(self.space) != components:
            yield f"is for {self.space!r}, and N is {components}"
        if not 2 <= self.version < 5:
            yield f"is of version {self.version:.1f}"
        tags = self.tags()
        for tag in ("desc", "wtpt", "cprt", *NEEDED.get((self.device_class, self.space), ())):
            if tag not in tags and not (tag in MATRIX and "A2B0" in tags):
                yield f"has no tag {tag!r}"
        for tag, (start, size) in tags.items():
            if start % 4 or start + size > len(self.data):
                yield f"has its tag {tag!r} at {start}, of {size} bytes"

    def tags(self):
        """The tag table (7.3): signature to offset and size."""
        entries = (self.data[132 + 12 * i : 144 + 12 * i] for i in range(int.from_bytes(self.data[128:132], "big")))
        return {one[:4].decode("latin-1"): (int.from_bytes(one[4:8], "big"), int.from_bytes(one[8:], "big")) for one in entries}


def profile_of(stream):
    return Profile(stream.read_bytes())
