"""Peer of bench_render: Jinja2 with autoescape, filling templates that give the same bytes. Prints configurations a second.

The folder holds either facts.json and template.j2 (a template with loops and conditions, as people write them), with the
files of some handsets to compare with; or one phone's files in which MARK1000, MARK1001 ... stand where its texts belong:
the least work that a template engine can have, with no loop, no condition and no look-up.
"""

import json
import pathlib
import re
import sys
import time

try:
    import jinja2
except ImportError:
    print(0)
    sys.exit(0)

folder = pathlib.Path(sys.argv[1])
environment = jinja2.Environment(autoescape=True, keep_trailing_newline=True, trim_blocks=True, lstrip_blocks=True)


def equivalent():
    template = environment.from_string((folder / "template.j2").read_text(encoding="utf-8"))
    handsets = json.loads((folder / "facts.json").read_text(encoding="utf-8"))
    for i, handset in enumerate(handsets):
        if template.render(handset) != (folder / f"{i}.cfg").read_text(encoding="utf-8"):
            sys.exit("the template gives other bytes")
    return lambda i: template.render(handsets[i % len(handsets)])


def marked():
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())]
    marks = sorted({mark for text in texts for mark in re.findall(r"MARK\d{4}", text)})
    templates = [environment.from_string(re.sub(r"(MARK\d{4})", r"{{ \1 }}", text)) for text in texts]

    def fill(i):
        values = {mark: f"Reception & Sales {i * 31 + n}" for n, mark in enumerate(marks)}
        for template in templates:
            template.render(values)

    return fill


render = equivalent() if (folder / "template.j2").exists() else marked()
done = 0
start = time.process_time()
while time.process_time() - start < 1.0:
    render(done)
    done += 1
print(done / (time.process_time() - start))
