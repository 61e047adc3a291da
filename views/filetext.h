// A phone's file as text, to be read and copied; the value that one asks about stands out.
#pragma once

#include <QPlainTextEdit>

namespace pbx::views {

class FileText final : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit FileText(QWidget *parent = nullptr);

    // The same text again stays where it is scrolled to.
    void setFile(const QString &name, const QString &text);
    [[nodiscard]] const QString &file() const { return m_name; }
    void setMarked(int start, int length); // and its line; brings it into sight. start -1: nothing
    [[nodiscard]] QString marked() const;

Q_SIGNALS:
    void pointed(int position); // the user went there

protected:
    void changeEvent(QEvent *event) override;

private:
    void paintMark();
    QString m_name;
    int m_start = -1, m_length = 0;
    bool m_moving = false;
};

} // namespace pbx::views
