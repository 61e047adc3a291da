// What the command palette offers before anything is typed: commands and places used last, newest first. Kept in the
// program's settings, as names and ids only.
#pragma once

#include "domain/objects.h"

#include <QStringList>

#include <vector>

namespace pbx::items {

struct Place {
    domain::Uuid site, object; // object: the site's own id where the site itself is meant
    domain::Kind kind = domain::Kind::Site;
    friend bool operator==(const Place &, const Place &) = default;
};

class Recents final {
public:
    static constexpr qsizetype kMost = 12; // of each

    void used(const QString &command);
    void visited(const Place &place);
    [[nodiscard]] QStringList commands() const;
    [[nodiscard]] std::vector<Place> places() const; // what is stored otherwise is left out
    void clear();
};

} // namespace pbx::items
