#include "filechanges.h"

#include "masks.h"

namespace pbx::changes {

using domain::Result;
using targets::RenderedPhone;

namespace {

const store::PublishedFile *find(const std::vector<store::PublishedFile> *files, const std::string &name)
{
    for (std::size_t i = 0; files && i < files->size(); ++i) {
        if ((*files)[i].name == name)
            return &(*files)[i];
    }
    return nullptr;
}

const RenderedPhone::File *find(const std::vector<RenderedPhone::File> *files, const std::string &name)
{
    for (std::size_t i = 0; files && i < files->size(); ++i) {
        if ((*files)[i].name == name)
            return &(*files)[i];
    }
    return nullptr;
}

bool same(const store::PublishedFile &before, const RenderedPhone::File &after)
{
    return before.etag == after.etag && before.mime == after.mime && before.required == after.required;
}

} // namespace

bool differ(const Files &files)
{
    if ((files.before ? files.before->size() : 0) != (files.after ? files.after->size() : 0))
        return true;
    for (std::size_t i = 0; files.after && i < files.after->size(); ++i) {
        const auto *before = find(files.before, (*files.after)[i].name);
        if (!before || !same(*before, (*files.after)[i]))
            return true;
    }
    return false;
}

std::vector<FileChange> fileChanges(const Files &files)
{
    std::vector<FileChange> out;
    for (std::size_t i = 0; files.after && i < files.after->size(); ++i) {
        const RenderedPhone::File &after = (*files.after)[i];
        const auto *before = find(files.before, after.name);
        if (!before || !same(*before, after))
            out.push_back({after.name, {}, {}, before ? before->etag : std::string(), after.etag});
    }
    for (std::size_t i = 0; files.before && i < files.before->size(); ++i) {
        const store::PublishedFile &before = (*files.before)[i];
        if (!find(files.after, before.name))
            out.push_back({before.name, {}, {}, before.etag, {}});
    }
    return out;
}

Result<void> fillTexts(std::vector<FileChange> &changes, const Files &files, const store::Vault &vault)
{
    // Ranges that cannot be read mask the whole file.
    const auto ranges = [](const std::string &text, std::size_t size) {
        return readRanges(text).value_or(std::vector<render::ByteRange>{{0, size}});
    };
    for (FileChange &change : changes) {
        const auto *before = find(files.before, change.name);
        const auto *after = find(files.after, change.name);
        std::string old;
        if (before) {
            auto opened = vault.open(before->sealed, store::fileRecord(before->site, before->mac, before->name));
            if (!opened && opened.error().kind == ErrorKind::Locked)
                return fail(opened.error());
            old = opened ? std::move(*opened) : opened.error().sentence; // of a phone that goes, from before the key was another one
        }
        const auto oldRanges = before ? ranges(before->secrets, old.size()) : std::vector<render::ByteRange>();
        const auto newRanges = after ? ranges(after->secrets, after->bytes.size()) : std::vector<render::ByteRange>();
        MaskedPair pair = maskedPair({old, oldRanges}, {after ? std::string_view(after->bytes) : std::string_view(), newRanges});
        change.before = std::move(pair.before);
        change.after = std::move(pair.after);
    }
    return {};
}

} // namespace pbx::changes
