// Any scheme, any direction, any language: nothing is mirrored that must not be, and no text is left untranslated.
#include "catalogue/catalogue.h"
#include "domain/tosay.h"
#include "mainwindowtest.h"
#include "phonepicture.h"
#include "sitepage.h"
#include "sitetree.h"
#include "support/pseudo.h"
#include "translation.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QNetworkInterface>
#include <QPushButton>
#include <QRegularExpression>
#include <QSet>
#include <QTabBar>
#include <QTableView>

using namespace pbx;
using namespace pbx::test;

namespace {

// The window on each of its pages.
class EveryPage : public MainWindows {
protected:
    template <class F> void onEveryPage(F look)
    {
        auto *tabs = find<QTabBar>("siteTabs");
        for (int tab = 0; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            QTest::qWait(100);
            look("tab " + std::to_string(tab));
        }
        tabs->setCurrentIndex(0);
        find<QGroupBox>("advancedOptions")->setChecked(true);
        QTest::qWait(50);
        look(std::string("advanced options"));
        find<QGroupBox>("advancedOptions")->setChecked(false);
        window->actions().keys->trigger();
        QTest::qWait(200);
        look(std::string("keys"));
        find<QPushButton>("keyBack")->click();
        window->actions().viewChanges->trigger();
        QTest::qWait(400);
        look(std::string("changes"));
        window->actions().viewChanges->trigger();
        auto *tree = window->findChild<views::SiteTree *>();
        tree->view()->setCurrentIndex(tree->model().index(0, 0));
        QTest::qWait(150);
        look(std::string("all sites"));
        window->showSite(SampleWorkspace::site);
    }
    [[nodiscard]] QImage seen() const
    {
        if (QWidget *focus = QApplication::focusWidget())
            focus->clearFocus();
        QCoreApplication::processEvents();
        return window->grab().toImage().convertToFormat(QImage::Format_RGB32);
    }
};

double differing(const QImage &a, const QImage &b)
{
    if (a.size() != b.size())
        return 1;
    qsizetype count = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            count += a.pixel(x, y) != b.pixel(x, y) ? 1 : 0;
    }
    return static_cast<double>(count) / (static_cast<double>(a.width()) * a.height());
}

// All that a person reads or hears.
QStringList textsIn(const QWidget &top)
{
    QStringList texts{top.windowTitle()};
    for (const auto *widget : top.findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->window() != &top)
            continue;
        texts << widget->toolTip() << widget->accessibleName() << widget->accessibleDescription() << widget->statusTip();
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            texts << label->text();
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            texts << button->text();
        if (const auto *box = qobject_cast<const QGroupBox *>(widget))
            texts << box->title();
        if (const auto *line = qobject_cast<const QLineEdit *>(widget))
            texts << line->placeholderText();
        if (const auto *tabs = qobject_cast<const QTabBar *>(widget)) {
            for (int i = 0; i < tabs->count(); ++i)
                texts << tabs->tabText(i) << tabs->tabToolTip(i) << tabs->accessibleTabName(i);
        }
        if (const auto *list = qobject_cast<const QComboBox *>(widget)) {
            for (int i = 0; i < list->count(); ++i)
                texts << list->itemText(i);
        }
        if (const auto *view = qobject_cast<const QAbstractItemView *>(widget); view && view->model() && !widget->inherits("QHeaderView")) {
            const auto *model = view->model();
            for (int column = 0; column < model->columnCount(); ++column) {
                if (widget->inherits("QTableView"))
                    texts << model->headerData(column, Qt::Horizontal).toString();
                for (int row = 0; row < std::min(model->rowCount(), 30); ++row) {
                    for (const int role : {int{Qt::DisplayRole}, int{Qt::ToolTipRole}, int{Qt::AccessibleTextRole}})
                        texts << model->index(row, column).data(role).toString();
                }
            }
        }
    }
    for (const auto *menu : top.findChildren<QMenu *>()) {
        texts << menu->title();
        for (const QAction *action : menu->actions())
            texts << action->text() << action->toolTip() << action->statusTip();
    }
    texts.removeDuplicates();
    return texts;
}

// Words that are nobody's language: the site's own, makes and models, and what stands in the files of phones.
QSet<QString> dataWords()
{
    QSet<QString> words;
    const auto learn = [&words](const QString &text) {
        static const QRegularExpression word(QStringLiteral("\\p{L}{2,}"));
        for (auto match = word.globalMatch(text); match.hasNext();)
            words += match.next().captured().toLower();
    };
    learn(QString::fromUtf8(resources::sample().front().bytes.data(), static_cast<qsizetype>(resources::sample().front().bytes.size())));
    const auto &catalogue = catalogue::Catalogue::builtIn();
    for (const std::string &make : catalogue.makes()) {
        for (const auto *model : catalogue.models(make)) {
            learn(QString::fromStdString(make + " " + model->traits.model));
            for (const auto &module : model->modules)
                learn(QString::fromStdString(module.traits.type));
        }
    }
    for (const auto *zone : catalogue.timeZones())
        learn(QString::fromStdString(zone->iana));
    for (const QNetworkInterface &network : QNetworkInterface::allInterfaces()) {
        learn(network.name());
        for (const QNetworkAddressEntry &entry : network.addressEntries())
            learn(entry.ip().toString());
    }
    // Names of keys on a keyboard, protocols, and what is the same everywhere.
    learn(QStringLiteral("Ctrl Shift Alt Return Del Esc PgUp PgDn F http https cfg xml ms kB"));
    return words;
}

// What is left of a text without what the translator gave.
QString untranslated(const QString &text)
{
    QString left;
    int depth = 0;
    for (const QChar c : text) {
        depth += c == u'[' ? 1 : 0;
        if (depth == 0)
            left += c;
        depth -= c == u']' && depth > 0 ? 1 : 0;
    }
    static const QRegularExpression tags(QStringLiteral("<[^>]*>|&[a-z]+;"));
    return left.remove(tags).remove(u'&');
}

class PseudoPages : public EveryPage {
protected:
    void SetUp() override
    {
        domain::setTranslator([](const char *source) { return QCoreApplication::translate(domain::kSayContext, source).toStdString(); });
        QApplication::installTranslator(&language);
        firstTitle = "[101 Jerry – Pinetree";
        MainWindows::SetUp();
    }
    void TearDown() override
    {
        window.reset();
        QApplication::removeTranslator(&language);
        domain::setTranslator(nullptr);
    }
    void expectTranslated(const QWidget &top, const std::string &where) const
    {
        for (const QString &text : textsIn(top)) {
            static const QRegularExpression word(QStringLiteral("\\p{L}{2,}"));
            for (auto match = word.globalMatch(untranslated(text)); match.hasNext();) {
                const QString found = match.next().captured();
                EXPECT_TRUE(m_data.contains(found.toLower())) << where << ": “" << found.toStdString() << "” in “" << text.toStdString() << "”";
            }
        }
    }
    PseudoLanguage language;
    const QSet<QString> m_data = dataWords();
};

class MirroredPages : public EveryPage {
protected:
    void TearDown() override
    {
        window.reset();
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }
};

} // namespace

TEST_F(PseudoPages, GivenALanguageWhenAnyPageIsShownThenNoTextIsLeftInEnglish)
{
    onEveryPage([this](const std::string &page) { expectTranslated(*window, page); });
    for (QAction *action : {window->actions().newExtension, window->actions().newSite, window->actions().server, window->actions().unlock,
                            window->actions().exportSite, window->actions().about}) {
        action->trigger();
        QTest::qWait(150);
        auto *dialog = QApplication::activeModalWidget();
        if (!dialog)
            continue;
        expectTranslated(*dialog, dialog->objectName().toStdString());
        dialog->close();
        QTest::qWait(20);
    }
}

TEST_F(EveryPage, GivenAWindowThatIsOpenWhenTheSchemeChangesThenItLooksAsIfItWasMadeSo)
{
    views::Theme::setScheme(views::Theme::Scheme::Light);
    window.reset();
    show(false);
    ASSERT_TRUE(titled("101 Jerry"));
    std::map<std::string, QImage> light, again;
    onEveryPage([&](const std::string &page) { light[page] = seen(); });
    window.reset();
    views::Theme::setScheme(views::Theme::Scheme::Dark);
    show(false);
    ASSERT_TRUE(titled("101 Jerry"));
    onEveryPage([&](const std::string &page) { EXPECT_GT(differing(seen(), light[page]), 0.5) << page << " is not dark"; });
    views::Theme::setScheme(views::Theme::Scheme::Light);
    QCoreApplication::processEvents();
    onEveryPage([&](const std::string &page) {
        const double part = differing(seen(), light[page]);
        EXPECT_LT(part, 0.001) << page;
        if (part >= 0.001 && qEnvironmentVariableIsSet("PBX_KEEP_LOOKS")) {
            seen().save(QStringLiteral("/tmp/look-now-%1.png").arg(QString::fromStdString(page)));
            light[page].save(QStringLiteral("/tmp/look-light-%1.png").arg(QString::fromStdString(page)));
        }
    });
    views::Theme::setScheme(views::Theme::Scheme::System);
}

TEST_F(MirroredPages, GivenALanguageFromRightToLeftThenTheWindowIsMirroredAndThePhoneIsNot)
{
    const auto phone = [this] {
        window->actions().keys->trigger();
        QTest::qWait(200);
        auto *picture = window->findChild<views::PhonePicture *>();
        EXPECT_NE(picture, nullptr);
        picture->clearFocus();
        const QImage image = picture->grab().toImage().convertToFormat(QImage::Format_RGB32);
        find<QPushButton>("keyBack")->click();
        return image;
    };
    const QImage usual = phone();
    window.reset();
    QApplication::setLayoutDirection(Qt::RightToLeft);
    show(false);
    ASSERT_TRUE(titled("101 Jerry"));
    const auto *tree = window->findChild<views::SiteTree *>();
    const auto *page = window->findChild<views::SitePage *>();
    EXPECT_GT(tree->mapTo(window.get(), QPoint()).x(), page->mapTo(window.get(), QPoint()).x()) << "the sites are at the right";
    const QImage now = phone();
    ASSERT_EQ(now.size(), usual.size());
    EXPECT_LT(differing(now, usual), 0.01) << "hardware is not mirrored";
    EXPECT_GT(differing(now, usual.mirrored(true, false)), 0.05) << "the picture can tell";
    for (const char *field : {"mac", "staticAddress", "gateway", "dns1", "dns2", "conditionDialCode", "officeOutbound", "ruleAddress"}) {
        if (const auto *line = window->findChild<QLineEdit *>(QLatin1String(field)))
            EXPECT_EQ(line->layoutDirection(), Qt::LeftToRight) << field;
        else
            ADD_FAILURE() << "no field " << field;
    }
    EXPECT_EQ(find<QLineEdit>("extensionName")->layoutDirection(), Qt::RightToLeft);
}
