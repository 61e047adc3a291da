"""Writes the texts that say() and toSay() are given as one more source for lupdate, all in one context: sentences.py LUPDATE OUT FOLDER...

lupdate finds them itself, but would file each under the namespace or class that it stands in, which say() does not know.
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

CONTEXT = "pbx"  # kSayContext of model/domain/tosay.h


def sentences(lupdate, folders):
    with tempfile.TemporaryDirectory() as folder:
        found = pathlib.Path(folder) / "sentences.ts"
        subprocess.run([lupdate, "-silent", "-tr-function-alias", "tr=say", "-tr-function-alias", "tr+=toSay", "-locations", "none", *folders,
                        "-ts", found], check=True, stderr=subprocess.DEVNULL)
        return sorted({source.text for source in xml.etree.ElementTree.parse(found).iter("source") if source.text})


def main():
    lupdate, out, *folders = sys.argv[1:]
    lines = [f"QT_TRANSLATE_NOOP({json.dumps(CONTEXT)}, {json.dumps(text, ensure_ascii=False)});\n" for text in sentences(lupdate, folders)]
    pathlib.Path(out).write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
