#include "explainedphone.h"

#include "extensionfields.h"
#include "shown.h"
#include "textof.h"

#include "changes/fieldtitles.h"
#include "changes/masks.h"

#include <algorithm>
#include <map>

namespace pbx::items {

using render::ByteRange;
using render::ExplainedParameter;

namespace {

// A file as text, and where places of its bytes are in it.
class FileText {
public:
    // cuts: byte offsets that will be asked for.
    FileText(const render::File &file, std::vector<std::size_t> cuts)
        : m_secrets(file.secrets)
        , m_size(file.bytes.size())
    {
        std::ranges::sort(m_secrets, {}, &ByteRange::offset);
        cuts.insert(cuts.end(), {0, m_size});
        std::ranges::transform(cuts, cuts.begin(), [this](std::size_t cut) { return outside(cut); });
        std::ranges::sort(cuts);
        std::size_t former = 0;
        for (const std::size_t cut : cuts) {
            add(std::string_view(file.bytes).substr(former, cut - former), former);
            m_places[cut] = static_cast<int>(m_text.size());
            former = cut;
        }
    }

    [[nodiscard]] int place(std::size_t offset) const { return m_places.at(outside(offset)); }
    [[nodiscard]] QString text() const { return m_text; }

private:
    // A mask has no inside.
    [[nodiscard]] std::size_t outside(std::size_t anywhere) const
    {
        const std::size_t offset = std::min(anywhere, m_size);
        for (const ByteRange &secret : m_secrets) {
            if (secret.offset < offset && offset < secret.offset + secret.length)
                return secret.offset;
        }
        return offset;
    }

    void add(std::string_view bytes, std::size_t offset)
    {
        std::vector<ByteRange> within;
        for (const ByteRange &secret : m_secrets) {
            if (secret.offset >= offset && secret.offset < offset + bytes.size())
                within.push_back({secret.offset - offset, secret.length});
        }
        const std::string masked = changes::masked(bytes, within);
        std::string_view rest = masked;
        for (std::size_t end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
            m_text += visibleText(rest.substr(0, end)) + QLatin1Char('\n');
            rest.remove_prefix(end + 1);
        }
        m_text += visibleText(rest);
    }

    std::vector<ByteRange> m_secrets;
    std::size_t m_size;
    std::map<std::size_t, int> m_places;
    QString m_text;
};

ExplainedOrigin originOf(const ExplainedParameter &parameter)
{
    using Place = ExplainedOrigin::Place;
    if (parameter.level == render::Level::Handset)
        return {Place::Field, toQt("/autoProvision/overrides/" + parameter.name), {}};
    if (parameter.level != render::Level::None)
        return {Place::Site, {}, {}};
    const auto &fields = parameter.fields;
    for (const std::string &field : fields) {
        if (const auto slot = changes::slotOf(field))
            return {Place::Key, {}, slot};
    }
    const auto own = std::ranges::find_if(fields, [](const std::string &field) { return !field.starts_with("/site/"); });
    if (own != fields.end())
        return {Place::Field, toQt(*own), {}};
    return fields.empty() ? ExplainedOrigin() : ExplainedOrigin{Place::Site, {}, {}};
}

} // namespace

std::string ExplainedRow::key() const
{
    return section ? fromQt(file) : fromQt(file) + '\n' + fromQt(name) + '\n' + std::to_string(number);
}

ExplainedPhone explainedPhone(const render::Explained &explained)
{
    ExplainedPhone out;
    for (const render::File &file : explained.files) {
        std::vector<std::size_t> cuts;
        for (const ExplainedParameter &parameter : explained.parameters) {
            if (parameter.file == file.name)
                cuts.insert(cuts.end(), {parameter.range.offset, parameter.range.offset + parameter.range.length});
        }
        const FileText text(file, std::move(cuts));
        out.files.push_back({toQt(file.name), text.text()});
        std::map<std::string_view, int> seen;
        for (const ExplainedParameter &parameter : explained.parameters) {
            if (parameter.file != file.name)
                continue;
            ExplainedRow &row = out.rows.emplace_back();
            row.file = out.files.back().name;
            row.name = visibleText(parameter.name);
            row.value = parameter.secret ? QString::fromUtf8(changes::kMask) : visibleText(parameter.value);
            row.from = toQt(changes::originTitle(parameter));
            row.source = toQt(parameter.source);
            row.origin = originOf(parameter);
            row.start = text.place(parameter.range.offset);
            row.length = text.place(parameter.range.offset + parameter.range.length) - row.start;
            row.number = seen[parameter.name]++;
        }
    }
    return out;
}

domain::Result<ExplainedPhone> explainPhone(changes::Workspace &workspace, const ExtensionDraft &draft)
{
    const bool typed = draft.isEdited();
    const auto as = typed ? std::optional(draft.outcome().extension) : std::nullopt;
    const auto explained = workspace.explain(draft.saved().id, as);
    if (!explained)
        return fail(explained.error());
    ExplainedPhone out = explainedPhone(*explained);
    const domain::Extension &shown = as ? *as : draft.saved();
    out.title = toQt(domain::title(shown));
    out.model = toQt(phoneOf(shown).make) + QLatin1Char(' ') + toQt(phoneOf(shown).model);
    out.typed = typed;
    return out;
}

} // namespace pbx::items
