#include "phonesbox.h"

#include "controls.h"
#include "widgets.h"

#include <algorithm>
#include <QGridLayout>
#include <QLocale>
#include <QVBoxLayout>

#include <utility>

namespace pbx::views {
namespace {

constexpr std::size_t kMostKinds = 8; // further ones are counted

} // namespace

PhonesBox::PhonesBox(QWidget *parent)
    : QGroupBox(tr("These phones"), parent)
    , m_lines(new QGridLayout)
    , m_note(new ToneLabel({}, &Theme::secondary, Theme::Text::Small, this))
{
    setObjectName(QStringLiteral("thesePhones"));
    m_note->setObjectName(QStringLiteral("thesePhonesNote"));
    m_note->setWordWrap(true);
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setHorizontalSpacing(px(12));
    m_lines->setVerticalSpacing(px(4));
    m_lines->setColumnStretch(0, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(12), px(6), px(12), px(10));
    column->setSpacing(px(8));
    column->addLayout(m_lines);
    column->addWidget(new Rule(this));
    column->addWidget(m_note);
}

void PhonesBox::setPhones(const items::BulkPhones &phones)
{
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    auto add = [this, line = 0](const QString &text, int count) mutable {
        auto *what = new ElidedLabel(text, this);
        m_lines->addWidget(what, line, 0);
        m_lines->addWidget(new ToneLabel(QLocale().toString(count), &Theme::secondary, Theme::Text::Base, this), line, 1, Qt::AlignRight);
        ++line;
    };
    int others = 0;
    for (std::size_t i = 0; i < phones.kinds.size(); ++i) {
        const items::BulkPhones::Kind &kind = phones.kinds[i];
        if (i >= kMostKinds)
            others += kind.count;
        else
            add(kind.model.isEmpty() ? tr("No model chosen") : QStringLiteral("%1 %2").arg(kind.make, kind.model), kind.count);
    }
    if (others > 0)
        add(tr("Other models"), others);
    if (phones.off > 0)
        add(tr("No phone"), phones.off);
    m_note->setText(tr("Only the fields that you touch are changed. You see what changes before it is saved."));
}

} // namespace pbx::views
