"""A second opinion on the golden files: Python's XML parser and a strict line reader must take every one."""

import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

LINE = re.compile(r"[A-Za-z_][A-Za-z0-9_.]* = [^\r\n]*|include:config \"[0-9a-f]{12}\.cfg\"")

# Mitel's: a "#" outside quotes would start a comment, a sign before the name would lock or reset the parameter.
MITEL = re.compile(r"[A-Za-z][A-Za-z0-9 .|_\[\]-]*: (\"[^\"\r\n]*\"|[^\"#\r\n]*)")


PANASONIC = re.compile(r'[A-Z0-9_]{1,32}="[^"\r\n]{0,500}"')


def panasonic(text):
    lines = text.split("\r\n")
    if lines[0][:44] != "# Panasonic SIP Phone Standard Format File #" or lines[-2:] != ["", ""]:
        return "first or last line"
    names = [line.split("=")[0] for line in lines[1:-2]]
    if len(names) != len(set(names)) or len(text.encode("utf-8")) > 120 * 1024:
        return "a name twice or too large"
    return next((line for line in lines[1:-2] if not PANASONIC.fullmatch(line)), None)


def fanvil(section):
    """Names within a section, each with its index or ID."""
    for child in section:
        key = child.get("index", "") if len(child) else ""
        yield f"{child.tag}[{key or child.findtext('ID', '')}]"
        if len({*fanvil(child)}) != len([*fanvil(child)]):
            yield from [child.tag] * 2


def problem(path):
    text = path.read_bytes().decode("utf-8")
    if text.startswith("<?xml"):
        root = ElementTree.fromstring(text.encode("utf-8"))  # raises on a duplicate attribute as well
        inner = root[0] if root.tag in ("gs_provision", "hl_provision") else root if root.tag == "flat-profile" else []
        names = [child.get("name", child.tag) for child in inner]
        names = [*fanvil(root)] if root.tag in ("sysConf", "VOIP_CONFIG_FILE") else names
        if root.tag == "settings":  # Snom
            names = [(child.tag, child.get("idx")) for section in root for child in section]
        if root.tag == "provisioning":  # Gigaset
            names = [child.get("name") for child in root.iter("param") if child.get("name") != "hs.RegStatus"]
        return "an element twice" if len(names) != len(set(names)) else None
    if text.startswith("# Panasonic"):
        return panasonic(text)
    lines = text.split("\n")
    if lines[0] == "# Mitel":
        names = [line.split(": ")[0] for line in lines[1:-1]]
        if len(names) != len(set(names)) or lines[-1] != "":
            return "a name twice, or no end"
        return next((line for line in lines[1:-1] if not MITEL.fullmatch(line)), None)
    if lines[0] != "#!version:1.0.0.1" or lines[-1] != "":
        return "first or last line"
    names = [line.split(" = ")[0] for line in lines[1:-1]]
    if len(names) != len(set(names)):
        return "a name twice"
    return next((line for line in lines[1:-1] if not LINE.fullmatch(line)), None)


checked = 0
for file in sorted(pathlib.Path(sys.argv[1]).rglob("*.*")):
    try:
        wrong = problem(file)
    except ElementTree.ParseError as error:
        wrong = str(error)
    if wrong:
        sys.exit(f"{file}: {wrong}")
    checked += 1
if checked < 20:
    sys.exit(f"only {checked} files found")
print(f"{checked} files are well formed")
