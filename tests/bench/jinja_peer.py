"""Peer of bench_render: fills templates that give the same bytes and prints configurations per second.

The folder holds one phone's files in which MARK1000, MARK1001 … stand where its texts belong. Marks are all that
changes, so this is the least work that a template engine can have: no loop, no condition, no look-up.
"""

import pathlib
import re
import sys
import time

try:
    import jinja2
except ImportError:
    print(0)
    sys.exit(0)

texts = [path.read_text(encoding="utf-8") for path in sorted(pathlib.Path(sys.argv[1]).iterdir())]
xml = any(text.startswith("<?xml") for text in texts)
environment = jinja2.Environment(autoescape=xml, keep_trailing_newline=True)
marks = sorted({mark for text in texts for mark in re.findall(r"MARK\d{4}", text)})
templates = [environment.from_string(re.sub(r"(MARK\d{4})", r"{{ \1 }}", text)) for text in texts]

done = 0
start = time.perf_counter()
while time.perf_counter() - start < 1.0:
    values = {mark: f"Reception & Sales {done * 31 + i}" for i, mark in enumerate(marks)}
    for template in templates:
        template.render(values)
    done += 1
print(done / (time.perf_counter() - start))
