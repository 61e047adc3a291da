// Runs a program for one handset: computes its facts, then appends.
#pragma once

#include "program.h"
#include "renderer.h"
#include "sink.h"
#include "trace.h"

namespace pbx::render {

// The digits that stand for a phone's administrator password where it takes digits only: nine, the first not zero.
[[nodiscard]] std::uint32_t adminDigits(std::string_view password);

// What is said where a file cannot hold the fact as it is.
[[nodiscard]] std::string refusal(Fact fact);

struct SlotKey { // a key as the phone's file sees it
    const domain::Key *key = nullptr;
    std::string_view label, number;
    int favourite = 0; // 1 …, 0: none
};
struct Contact {
    std::string_view number, label;
    domain::SlotId slot = domain::SlotId::phone(1);
    domain::KeyType type = domain::KeyType::Monitor;
};

// Memory that the next handset uses again.
struct Scratch {
    Sink sink;
    std::string escaped;
    std::vector<std::pair<domain::SlotId, SlotKey>> keys;
    std::vector<Contact> resources, favourites;
};

class Run final {
public:
    // All must outlive *this. clock: of the office's zone; nullptr where the office is unknown.
    Run(const Program &program, Scratch &scratch, const SiteFacts &site, const Handset &handset, const Clock *clock, const ClockTexts *clockTexts);

    // Into the scratch's sink, from its start; Invalid where a value cannot be expressed. trace: of a traced program.
    [[nodiscard]] domain::Result<void> write(const FileProgram &file, std::vector<ByteRange> &secrets, domain::Findings &warnings,
                                             Trace *trace = nullptr);

    // For files of a site: only the URL is a fact.
    Run(const Program &program, Scratch &scratch, std::string_view url);

private:
    void device(const SiteFacts &site, const Handset &handset, const Clock *clock, const ClockTexts *clockTexts);
    void addresses(const domain::MacAddress &mac);
    void modules(const domain::AutoProvision &settings);
    void network(const domain::AutoProvision &settings);
    void address(Fact first, std::string_view dotted);
    void keys(const SiteFacts &site);
    void resolve(const SiteFacts &site, const domain::Key &key, SlotKey &out);
    void favourite(const domain::SlotId &slot, SlotKey &out);
    void account(std::size_t index);
    [[nodiscard]] int accountNumber(std::size_t index) const;
    [[nodiscard]] bool test(Test test) const { return m_tests[static_cast<std::size_t>(test)]; }
    [[nodiscard]] bool plugged(const std::vector<std::string> &types) const;
    [[nodiscard]] const Place *found(const Op &op) const;

    [[nodiscard]] bool run(const std::vector<Op> &ops, std::size_t from, std::size_t to);
    [[nodiscard]] bool insert(const Op &op);
    [[nodiscard]] bool express(Fact fact, std::string_view text, bool inField);
    void calculate(const Op &op);
    [[nodiscard]] bool refuse(Fact fact); // false, and the error says what the file cannot hold
    [[nodiscard]] bool insertUrl(Fact fact, std::string_view text);
    [[nodiscard]] bool repeat(Loop loop, const std::vector<Op> &ops, std::size_t from, std::size_t to);
    [[nodiscard]] bool numbered(Fact fact, int first, int last, const std::vector<Op> &ops, std::size_t from, std::size_t to);
    [[nodiscard]] bool contacts(const std::vector<Contact> &list, Fact index, const std::vector<Op> &ops, std::size_t from, std::size_t to);
    [[nodiscard]] bool phoneKeys(const KeyLoop &loop);
    [[nodiscard]] bool moduleKeys(const KeyLoop &loop);
    [[nodiscard]] const SlotKey *keyAt(const domain::SlotId &slot);
    [[nodiscard]] bool slot(const KeyLoop &loop, const SlotProgram &slot, const domain::SlotId &id, bool last);
    void traceKey(const KeyLoop &loop, const domain::SlotId &id);
    void warn(std::string pointer, std::string sentence);
    void mapped(Fact fact, std::string_view text, bool inField);

    void trace(const Op &op);
    void begin(const Rule &rule);
    [[nodiscard]] std::string meaning(const Rule &rule, std::vector<std::string> &fields, bool &secret) const;
    [[nodiscard]] std::string meaning(const Pieces &pieces, bool inField) const;
    void origins(const Pieces &pieces, std::vector<std::string> &fields, bool &secret) const;
    void origin(Fact fact, std::vector<std::string> &fields, bool &secret) const;

    void set(Fact fact, std::string_view text) { m_texts[static_cast<std::size_t>(fact)] = text; }
    void set(Fact fact, long number);
    [[nodiscard]] std::string_view text(Fact fact) const { return m_texts[static_cast<std::size_t>(fact)]; }
    void choose(Fact fact, std::size_t choice)
    {
        m_choices[static_cast<std::size_t>(fact)] = static_cast<std::uint8_t>(choice);
        m_texts[static_cast<std::size_t>(fact)] = info(fact).choices[choice]; // for look-ups in tables
    }

    const Program &m_program;
    Scratch &m_scratch;
    const Handset *m_handset = nullptr;
    std::array<std::string_view, static_cast<std::size_t>(Fact::Count)> m_texts{};
    std::array<std::uint8_t, static_cast<std::size_t>(Fact::Count)> m_choices{};
    std::array<std::array<char, 12>, static_cast<std::size_t>(Fact::Count)> m_numbers; // small texts of numeric facts
    std::bitset<static_cast<std::size_t>(Test::Count)> m_tests;
    std::array<std::array<char, 18>, 4> m_mac; // in its four spellings
    std::array<char, 12> m_adminDigits;
    std::array<std::string, 5> m_addresses; // dotted
    std::size_t m_account = 0;
    std::size_t m_nextKey = 0;
    bool m_pageOpen = false;
    const domain::SlotId *m_slot = nullptr;
    const SlotKey *m_key = nullptr; // on it
    const Contact *m_contact = nullptr;

    const FileProgram *m_file = nullptr;
    const Writer *m_writer = nullptr;
    std::vector<ByteRange> *m_secrets = nullptr;
    domain::Findings *m_warnings = nullptr;
    Trace *m_trace = nullptr;
    domain::Error m_error;
};

} // namespace pbx::render
