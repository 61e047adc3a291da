// What a PDF draws, read without a PDF library: its straight lines in mm from the page's top left corner.
#pragma once

#include <QByteArray>
#include <QLineF>
#include <QList>
#include <QRegularExpression>
#include <QTransform>

#include <vector>

namespace pbx::test {

// The inflated streams of pages (and of fonts, which hold no drawing).
inline std::vector<QByteArray> pdfStreams(const QByteArray &pdf)
{
    std::vector<QByteArray> out;
    for (qsizetype at = pdf.indexOf("stream\n"); at >= 0; at = pdf.indexOf("stream\n", at + 1)) {
        if (at >= 3 && pdf.mid(at - 3, 3) == "end")
            continue;
        const qsizetype from = at + 7;
        const qsizetype to = pdf.indexOf("endstream", from);
        const QByteArray size = QByteArray::fromHex("01000000"); // 16 MB, more than any page
        const QByteArray plain = qUncompress(size + pdf.mid(from, to - from));
        if (!plain.isEmpty())
            out.push_back(plain);
    }
    return out;
}

inline std::vector<QLineF> pdfLines(const QByteArray &content, double pageHeightMm)
{
    constexpr double kPoint = 25.4 / 72;
    std::vector<QLineF> lines;
    std::vector<QTransform> saved;
    QTransform matrix;
    QList<double> numbers;
    QPointF at;
    for (const QByteArray &token : content.simplified().split(' ')) {
        bool isNumber = false;
        const double number = token.toDouble(&isNumber);
        if (isNumber) {
            numbers << number;
            continue;
        }
        const qsizetype n = numbers.size();
        if (token == "q")
            saved.push_back(matrix);
        else if (token == "Q" && !saved.empty()) {
            matrix = saved.back();
            saved.pop_back();
        } else if (token == "cm" && n >= 6)
            matrix = QTransform(numbers[n - 6], numbers[n - 5], numbers[n - 4], numbers[n - 3], numbers[n - 2], numbers[n - 1]) * matrix;
        else if ((token == "m" || token == "l") && n >= 2) {
            const QPointF points = matrix.map(QPointF(numbers[n - 2], numbers[n - 1]));
            const QPointF to(points.x() * kPoint, pageHeightMm - points.y() * kPoint);
            if (token == "l")
                lines.emplace_back(at, to);
            at = to;
        }
        numbers.clear();
    }
    return lines;
}

inline int pdfPages(const QByteArray &pdf)
{
    return static_cast<int>(QString::fromLatin1(pdf).count(QRegularExpression(QStringLiteral("/Type /Page\\b(?!s)"))));
}

} // namespace pbx::test
