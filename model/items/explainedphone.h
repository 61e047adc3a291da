// What a phone gets, and why: its files as text, and each parameter with what it comes from. Secrets are masks.
#pragma once

#include "changes/workspace.h"
#include "extensiondraft.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pbx::items {

struct ExplainedFile {
    QString name, text;
};

// Where the value is entered.
struct ExplainedOrigin {
    enum class Place : std::uint8_t { None, Field, Key, Site };
    Place place = Place::None;
    QString field;                      // of the extension
    std::optional<domain::SlotId> slot; // of a key
    friend bool operator==(const ExplainedOrigin &, const ExplainedOrigin &) = default;
};

struct ExplainedRow {
    bool section = false; // a file: its parameters follow
    QString file, name, value;
    QString from, source;
    ExplainedOrigin origin;
    int start = 0, length = 0; // of the value in the file's text
    int number = 0;            // of a parameter among those of its name in its file; of a section how many follow
    [[nodiscard]] std::string key() const;
    friend bool operator==(const ExplainedRow &, const ExplainedRow &) = default;
};

struct ExplainedPhone {
    QString title, model; // "101 Jerry", "Yealink T54W"
    bool typed = false;   // with input that is not saved
    std::vector<ExplainedFile> files;
    std::vector<ExplainedRow> rows; // parameters only, file by file
};

// As the phone would get it if the draft's valid input were saved. On the worker thread. NotFound where it has no handset.
[[nodiscard]] domain::Result<ExplainedPhone> explainPhone(changes::Workspace &workspace, const ExtensionDraft &draft);
// The same of what the renderer tells; files and rows alone.
[[nodiscard]] ExplainedPhone explainedPhone(const render::Explained &explained);

} // namespace pbx::items
