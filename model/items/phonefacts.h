// What the form tells of a phone's model beside its fields: what its files cannot carry, and what no source backs.
#pragma once

#include "bulkview.h"

#include "render/renderer.h"

#include <QString>
#include <QStringList>

#include <map>

namespace pbx::items {

// Field → sentence.
using FieldSentences = std::map<QString, QString>;

// The fields of the form that a gap's pointer is about, the chief one first.
[[nodiscard]] QStringList fieldsOfGap(const std::string &pointer);
// Why a field has no effect with this model, at the chief field. Nothing where the model is unknown.
[[nodiscard]] FieldSentences gapsOf(const catalogue::Model *model, const render::Renderer &renderer);
struct BulkGap {
    int phones = 0; // that have it
    QString sentence;
};
// The same of several phones, at every field.
[[nodiscard]] std::map<QString, BulkGap> gapsOf(const BulkPhones &phones, const render::Renderer &renderer);
// Facts that the form shows of this model, and its modules of the given type, without a source for them.
[[nodiscard]] FieldSentences unsourcedOf(const catalogue::Model *model, const QString &moduleType);

} // namespace pbx::items
