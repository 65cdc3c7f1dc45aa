"""Charts of figures as SVG: bars, and lines on two logarithmic axes. They need no more than a text editor."""
import html
import math

STYLE = ('<style>text{font:13px system-ui,sans-serif;fill:#333}.t{font-weight:600;font-size:14px}'
         '.a{stroke:#bbb}.b{fill:#7a8ba3}.own{fill:#b5452c}.l{fill:none;stroke:#b5452c;stroke-width:2}</style>')
WIDTH = 720


def svg(height, title, parts):
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" role="img" '
            f'aria-label="{html.escape(title)}">{STYLE}<rect width="{WIDTH}" height="{height}" fill="#fff"/>'
            f'<text class="t" x="12" y="22">{html.escape(title)}</text>\n' + "\n".join(parts) + "\n</svg>\n")


def bars(title, rows, unit, own):
    """A bar for each (name, value), on a logarithmic axis from 1; those named in `own` stand out."""
    left, right, step = 215, 90, 26
    longest = math.log10(max(value for _, value in rows))
    parts = []
    for place, (name, value) in enumerate(rows):
        y = 40 + place * step
        width = max(1, math.log10(value) / longest * (WIDTH - left - right))
        kind = "own" if name in own else "b"
        parts.append(f'<text x="{left - 8}" y="{y + 14}" text-anchor="end">{html.escape(name)}</text>'
                     f'<rect class="{kind}" x="{left}" y="{y + 2}" width="{width:.1f}" height="{step - 8}"/>'
                     f'<text x="{left + width + 6:.1f}" y="{y + 14}">{value:,.1f} {unit}</text>')
    return svg(50 + len(rows) * step, title, parts)


def lines(title, points, horizontal, vertical):
    """One line through (x, y), on logarithmic axes."""
    left, top, bottom, height = 80, 60, 50, 320
    xs, ys = [math.log10(x) for x, _ in points], [math.log10(y) for _, y in points]
    place = lambda value, low, high, begin, end: begin + (value - low) / ((high - low) or 1) * (end - begin)
    dots = [(place(x, min(xs), max(xs), left, WIDTH - 60), place(y, min(ys), max(ys), height - bottom, top))
            for x, y in zip(xs, ys)]
    parts = [f'<line class="a" x1="{left}" y1="{height - bottom}" x2="{WIDTH - 40}" y2="{height - bottom}"/>'
             f'<line class="a" x1="{left}" y1="{top}" x2="{left}" y2="{height - bottom}"/>'
             f'<text x="{WIDTH - 40}" y="{height - 12}" text-anchor="end">{html.escape(horizontal)}</text>'
             f'<text x="{left + 8}" y="{top + 4}">{html.escape(vertical)}</text>'
             f'<polyline class="l" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in dots)}"/>']
    for (x, y), (value, measured) in zip(dots, points):
        parts.append(f'<circle class="own" cx="{x:.1f}" cy="{y:.1f}" r="4"/>'
                     f'<text x="{x:.1f}" y="{height - bottom + 18}" text-anchor="middle">{value:,}</text>'
                     f'<text x="{x - 8:.1f}" y="{y - 4:.1f}" text-anchor="end">{measured:,.3g}</text>')
    return svg(height, title, parts)
