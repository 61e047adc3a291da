// What stands at the window's foot: where Apply goes, how far the site is, drafts and news.
#pragma once

#include <QWidget>

class QAction;
class QTime;
class QTimer;
class QToolButton;

namespace pbx::items {
class Session;
}

namespace pbx::views {

class ElidedLabel;
class GlyphLabel;
class ToneLabel;
class WorkLine;
struct SiteFacts;

class StatusLine final : public QWidget {
    Q_OBJECT
public:
    explicit StatusLine(items::Session &session, QWidget *parent = nullptr);
    void setSite(const SiteFacts *facts);                      // nothing: none is shown
    void setDraft(const QString &number, const QTime &at);     // empty: none
    void say(const QString &sentence, QAction *way = nullptr); // for a while; way: a button beside it, "Undo"
    [[nodiscard]] WorkLine &work() { return *m_work; }

private:
    void showTarget();
    items::Session &m_session;
    ToneLabel *m_target, *m_revision, *m_saved;
    GlyphLabel *m_revisionGlyph, *m_savedGlyph;
    QWidget *m_revisionLine, *m_savedLine; // between the parts
    ElidedLabel *m_news;
    QToolButton *m_way;
    WorkLine *m_work;
    QTimer *m_fade;
    QString m_draft;
};

} // namespace pbx::views
