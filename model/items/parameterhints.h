// What is known of the parameters that an expert may set by hand, offered while one types and checked afterwards.
#pragma once

#include "render/renderer.h"

#include <QStringList>

#include <vector>

namespace pbx::items {

class ParameterHints final {
public:
    ParameterHints() = default;
    explicit ParameterHints(std::vector<render::KnownParameter> known); // by name, each once

    // Of a model, or of all models of a make where it is empty. Runs on the worker thread: maps are compiled on first use.
    [[nodiscard]] static ParameterHints of(const render::Renderer &renderer, const catalogue::Catalogue &catalogue, const std::string &make,
                                           const std::string &model);

    [[nodiscard]] bool isEmpty() const { return m_known.empty(); }
    [[nodiscard]] QStringList names() const;                                     // as they are typed: numbered ones with their first number
    [[nodiscard]] const render::KnownParameter *find(const QString &name) const; // "linekey.7.type" is known by "linekey.{key.index}.type"
    [[nodiscard]] QStringList values(const QString &name) const;                 // that it may have, where these are few

    [[nodiscard]] QString about(const QString &name) const;                           // what it does, its range and who says so; empty where unknown
    [[nodiscard]] QString complaint(const QString &name, const QString &value) const; // why it cannot have this value; empty: it can, or unknown

private:
    std::vector<render::KnownParameter> m_known;
};

} // namespace pbx::items
