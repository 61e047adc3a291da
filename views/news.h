// What the program has told lately, quiet news and errors alike, newest first: nothing that was said is gone with the line
// that said it.
#pragma once

#include <QDateTime>
#include <QDialog>
#include <QObject>
#include <QString>

#include <deque>

class QListWidget;

namespace pbx::views {

class News final : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t kMost = 50;
    struct Item {
        QDateTime at;
        QString sentence;
        bool isError = false;
    };
    using QObject::QObject;
    void add(const QString &sentence, bool isError);
    [[nodiscard]] const std::deque<Item> &items() const { return m_items; }

Q_SIGNALS:
    void changed();

private:
    std::deque<Item> m_items;
};

class NewsDialog final : public QDialog {
    Q_OBJECT
public:
    explicit NewsDialog(const News &news, QWidget *parent = nullptr);

private:
    void fill();
    const News &m_news;
    QListWidget *m_list;
};

} // namespace pbx::views
