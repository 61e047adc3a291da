#include "keydesk.h"

#include "items/textof.h"
#include "keycopydialog.h"
#include "keyeditor.h"
#include "keyfinddialog.h"
#include "keytemplatesdialog.h"

namespace pbx::views {

using changes::Workspace;
using items::toQt;

namespace {

std::optional<domain::Uuid> uuidOf(const QString &text)
{
    const auto id = domain::Uuid::parse(items::fromQt(text));
    return id ? std::optional(*id) : std::nullopt;
}

QString ownerOf(const items::KeyContext &context)
{
    return context.own ? toQt(context.own->text()) + QLatin1Char(' ') + context.ownName : QString();
}

} // namespace

KeyDesk::KeyDesk(items::Session &session, KeyEditor &editor, QWidget *window)
    : QObject(&editor)
    , m_session(session)
    , m_editor(editor)
    , m_window(window)
{
    connect(&editor, &KeyEditor::copyAsked, this, &KeyDesk::copyFromEditor);
    connect(&editor, &KeyEditor::templatesAsked, this, &KeyDesk::templates);
    connect(&editor, &KeyEditor::droppedOnPerson, this, &KeyDesk::copyOntoNumber);
}

std::optional<domain::Uuid> KeyDesk::edited() const
{
    return uuidOf(m_editor.context().handset);
}

void KeyDesk::copyTo(std::vector<KeyOffer> offers, const std::optional<domain::Uuid> &except, const std::optional<domain::Uuid> &onto)
{
    if (!m_site)
        return;
    std::erase_if(offers, [](const KeyOffer &offer) { return offer.keys.empty(); });
    if (offers.empty()) {
        Q_EMIT told(tr("There is no key to copy: Main Extension stays on its own phone."));
        return;
    }
    auto *dialog = new KeyCopyDialog(m_session, *m_site, std::move(offers), except, m_window);
    if (onto)
        dialog->tick(*onto);
    connect(dialog, &KeyCopyDialog::copied, this, [this](int phones, const QString &step) {
        if (m_editor.isVisible())
            m_editor.noteStep(step, *m_session.undoStack());
        Q_EMIT told(tr("Keys copied to %n phones. Undo takes them back.", nullptr, phones));
    });
    dialog->open();
}

void KeyDesk::copyFromEditor(bool all)
{
    const QString owner = ownerOf(m_editor.context());
    std::vector<KeyOffer> offers;
    const auto selected = items::cargoOf(m_editor.selectedKeys());
    offers.push_back({tr("%n selected keys of %1", nullptr, static_cast<int>(selected.size())).arg(owner), selected});
    const auto every = items::cargoOf(m_editor.keys());
    offers.push_back({tr("All %n keys of %1", nullptr, static_cast<int>(every.size())).arg(owner), every});
    if (all)
        std::swap(offers.front(), offers.back());
    copyTo(std::move(offers), edited(), {});
}

void KeyDesk::copyOnto(const domain::Uuid &site, const domain::Uuid &extension, const items::KeyCargo &cargo)
{
    m_site = site;
    std::vector<items::CargoKey> keys = cargo.keys;
    std::erase_if(keys, [](const items::CargoKey &one) { return !one.key || one.type == domain::KeyType::Main; });
    const auto count = static_cast<int>(keys.size());
    copyTo({{tr("%n dragged keys", nullptr, count), std::move(keys)}}, uuidOf(cargo.handset), extension);
}

void KeyDesk::copyOntoNumber(const domain::ExtensionNumber &number, const items::KeyCargo &cargo)
{
    if (!m_site)
        return;
    m_session.ask(
        this, [site = *m_site, number](Workspace &w) { return w.store().extensionByNumber(site, number.text()); },
        [this, site = *m_site, cargo](const Result<std::optional<domain::Uuid>> &found) {
            if (!found)
                Q_EMIT told(toQt(found.error().sentence));
            else if (*found)
                copyOnto(site, **found, cargo);
        });
}

void KeyDesk::templates()
{
    if (!m_site)
        return;
    const domain::KeyMap marked = m_editor.selectedKeys();
    const auto keys = items::cargoOf(marked.size() > 1 ? marked : m_editor.keys());
    auto *dialog = new KeyTemplatesDialog(m_session, *m_site, ownerOf(m_editor.context()), keys, m_window);
    connect(dialog, &KeyTemplatesDialog::putAsked, &m_editor, &KeyEditor::putTemplate);
    connect(dialog, &KeyTemplatesDialog::copyAsked, this, [this](const std::vector<items::CargoKey> &of, const QString &name) {
        copyTo({{tr("%n keys of the template “%1”", nullptr, static_cast<int>(of.size())).arg(name), of}}, {}, {});
    });
    dialog->open();
}

void KeyDesk::find(const domain::Uuid &site, const QString &text)
{
    auto *dialog = new KeyFindDialog(m_session, site, text, m_window);
    connect(dialog, &KeyFindDialog::chosen, this,
            [this, site](const domain::Uuid &extension, const domain::SlotId &slot) { Q_EMIT keysChosen(site, extension, slot); });
    dialog->show(); // it stays open beside the window
}

} // namespace pbx::views
