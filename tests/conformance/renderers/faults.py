"""Files that are broken on purpose. In: a PDF and where to put the other. Out: the path of the latter."""

import subprocess

import pikepdf


def run(*command):
    done = subprocess.run([str(word) for word in command], capture_output=True)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, command))}: {done.returncode}: {done.stderr.decode()}")


def changed(source, target, change):
    """The first page, with `change` done to its instructions."""
    with pikepdf.open(source) as pdf:
        content = change(list(pikepdf.parse_content_stream(pdf.pages[0])))
        pdf.pages[0].Contents = pdf.make_stream(pikepdf.unparse_content_stream(content))
        pdf.save(target)
    return target


def shown(content):
    """The longest line of the page: the place of its instruction, and its strings and gaps."""
    lines = [(len(list(operands[0])), at) for at, (operands, operator) in enumerate(content) if str(operator) == "TJ"]
    at = max(lines)[1]
    return at, list(content[at][0][0])


def size_at(content, end):
    """The size of the type there, in text space, and what scales that to points."""
    sizes = [operands[1] for operands, operator in content[:end] if str(operator) == "Tf"]
    scales = [operands[0] for operands, operator in content[:end] if str(operator) == "Tm"]
    return float(sizes[-1]) * float(scales[-1] if scales else 1)


def moved_word(source, target):
    def change(content):
        at, line = shown(content)
        gap = 2 * 1000 / size_at(content, at)
        begin = len(line) // 2
        line[begin + 4 : begin + 4] = [gap]
        line[begin:begin] = [-gap]
        content[at] = ([pikepdf.Array(line)], content[at][1])
        return content

    return changed(source, target, change)


def missing_letter(source, target):
    def change(content):
        at, line = shown(content)
        middle = next(i for i in range(len(line) // 2, len(line)) if isinstance(line[i], pikepdf.String))
        line[middle] = pikepdf.String(bytes(line[middle])[2:])
        line.insert(middle, -500)
        content[at] = ([pikepdf.Array(line)], content[at][1])
        return content

    return changed(source, target, change)


def missing_rule(source, target):
    def change(content):
        first = next(at for at, (_, operator) in enumerate(content) if str(operator) == "re")
        content[first] = ([0, 0, 0, 0], content[first][1])
        return content

    return changed(source, target, change)


def missing_fonts(source, target):
    with pikepdf.open(source) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and "/FontFile2" in thing:
                del thing["/FontFile2"]
        pdf.save(target)
    return target
