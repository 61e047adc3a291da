"""Checks every file of resources/catalogue against its JSON Schema. Fails where python3-jsonschema is missing."""
import json
import pathlib
import sys

import jsonschema

root = pathlib.Path(sys.argv[1])
schema = json.loads((root / "schema" / "catalogue.schema.json").read_text(encoding="utf-8"))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
files = sorted((root / "catalogue").glob("*.json"))
wrong = [
    f"{file.name}: /{'/'.join(map(str, error.absolute_path))}: {error.message}"
    for file in files
    for error in validator.iter_errors(json.loads(file.read_text(encoding="utf-8")))
]
# A schema that accepts anything would prove nothing.
if not files or validator.is_valid({"makes": [{"make": "X", "source": "x", "colour": "red"}]}):
    wrong.append("the check itself does not work")
print("\n".join(wrong) or f"{len(files)} files are valid")
sys.exit(1 if wrong else 0)
