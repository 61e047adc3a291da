"""Every sentence of the model and the command line reaches the translators: sentences.py LUPDATE SOURCE_DIR."""
import importlib.util
import pathlib
import re
import sys

LUPDATE, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
spec = importlib.util.spec_from_file_location("sentences", ROOT / "resources" / "sentences.py")
sentences = importlib.util.module_from_spec(spec)
spec.loader.exec_module(sentences)

found = set(sentences.sentences(LUPDATE, [str(ROOT / folder) for folder in ("model", "app")]))
written = set()  # those in one literal
for folder in ("model", "app"):
    for path in (ROOT / folder).rglob("*.cpp"):
        for text in re.findall(r'\b(?:say|toSay)\(\s*"((?:[^"\\]|\\.)*)"(?=\s*[,)])', path.read_text(encoding="utf-8")):
            written.add(text.replace('\\"', '"').replace("\\n", "\n").replace("\\\\", "\\"))
missing = sorted(written - found)
if missing or len(written) < 300:
    sys.exit(f"{len(written)} sentences, not seen by lupdate: {missing}")
context = re.search(r'kSayContext = "(.*)"', (ROOT / "model/domain/tosay.h").read_text(encoding="utf-8")).group(1)
if context != sentences.CONTEXT:
    sys.exit(f"tosay.h says {context}, resources/sentences.py {sentences.CONTEXT}")
print(len(found), "sentences")
