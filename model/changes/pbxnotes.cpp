#include "pbxnotes.h"

#include "domain/say.h"

#include <algorithm>
#include <utility>

namespace pbx::changes {

namespace {

// Stored as lines "pointer TAB field TAB value": fields hold no control characters.
struct Note {
    std::string pointer, field, value;
};
using Notes = std::vector<Note>;

Notes parse(const std::string &text)
{
    Notes out;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string line = text.substr(begin, end - begin);
        const std::size_t first = line.find('\t');
        const std::size_t second = first == std::string::npos ? first : line.find('\t', first + 1);
        if (second != std::string::npos)
            out.push_back({line.substr(0, first), line.substr(first + 1, second - first - 1), line.substr(second + 1)});
        begin = end + 1;
    }
    return out;
}

std::string write(const Notes &notes)
{
    std::string out;
    for (const Note &note : notes)
        out += note.pointer + '\t' + note.field + '\t' + note.value + '\n';
    return out;
}

// A new extension's defaults are what a PBX has anyway.
bool isDefault(const FieldChange &field)
{
    const std::vector<std::pair<std::string_view, std::string>> defaults{{"/ringTime", say("%1 s", {"40"})},
                                                                         {"/outboundNumber", say("Use office default")},
                                                                         {"/hideCallerId", say("Off")},
                                                                         {"/behindFirewall", say("On")}};
    return std::any_of(defaults.begin(), defaults.end(), [&field](const auto &d) { return d.first == field.pointer && d.second == field.after; });
}

} // namespace

std::string pbxNoteSetting(const Uuid &object)
{
    return "pbx." + object.toString();
}

Result<std::string> readPbxNote(store::Store &store, const Uuid &object)
{
    const auto stored = store.setting(pbxNoteSetting(object));
    if (!stored)
        return fail(stored.error());
    std::string out;
    for (const Note &note : parse(stored->value_or(std::string())))
        out += (out.empty() ? "" : "\n") + (note.value.empty() ? note.field : note.field + ": " + note.value);
    return out;
}

Result<store::Batch> pbxNoteWrites(store::Store &store, const std::vector<PendingObject> &applied)
{
    store::Batch out;
    for (const PendingObject &object : applied) {
        const auto stored = store.setting(pbxNoteSetting(object.id));
        if (!stored)
            return fail(stored.error());
        if (object.type == ChangeType::Deleted) {
            if (*stored)
                out.emplace_back(store::PutSetting{pbxNoteSetting(object.id), std::nullopt});
            continue;
        }
        Notes notes = parse(stored->value_or(std::string()));
        bool changed = false;
        for (const FieldChange &field : object.fields) {
            if (!field.setOnPbx || (object.type == ChangeType::Created && isDefault(field)))
                continue;
            std::erase_if(notes, [&field](const Note &note) { return note.pointer == field.pointer; });
            notes.push_back({field.pointer, field.field, field.secret ? std::string() : field.after.empty() ? say("none") : field.after});
            changed = true;
        }
        if (changed)
            out.emplace_back(store::PutSetting{pbxNoteSetting(object.id), write(notes)});
    }
    return out;
}

} // namespace pbx::changes
