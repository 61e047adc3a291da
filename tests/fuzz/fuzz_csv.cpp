// libFuzzer: any bytes as a table. What is read must be written and read back the same.
#include "domain/csvreader.h"
#include "domain/csvwriter.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace pbx::domain;
    const auto table = readCsv(std::string(data, data + size));
    if (!table) {
        if (table.error().sentence.empty())
            std::abort();
        return 0;
    }
    CsvWriter writer(table->separator);
    for (const CsvRow &row : table->rows) {
        std::vector<std::string> values;
        for (const std::string &cell : row.cells)
            values.emplace_back(unguarded(cell));
        writer.addRow(values);
    }
    CsvLimits roomy;
    roomy.cell *= 2;
    const auto again = readCsv(writer.take(), {{}, table->separator}, roomy);
    if (!again || again->rows.size() != table->rows.size())
        std::abort();
    for (std::size_t r = 0; r < table->rows.size(); ++r) {
        const auto &before = table->rows[r].cells;
        const auto &after = again->rows[r].cells;
        if (before.size() != after.size())
            std::abort();
        for (std::size_t c = 0; c < before.size(); ++c) {
            if (unguarded(before[c]) != unguarded(after[c]))
                std::abort();
        }
    }
    return 0;
}
