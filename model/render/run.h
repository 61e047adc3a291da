// Runs a program for one handset: computes its facts, then appends.
#pragma once

#include "program.h"
#include "renderer.h"

namespace pbx::render {

// What is said where a file cannot hold the fact as it is.
[[nodiscard]] std::string refusal(Fact fact);

class Run final {
public:
    // All must outlive *this. clock: of the office's zone; nullptr where the office is unknown.
    Run(const Program &program, const SiteFacts &site, const Handset &handset, const Clock *clock, const ClockTexts *clockTexts);

    // Appends to out and secrets; Invalid where a value cannot be expressed.
    [[nodiscard]] domain::Result<void> write(const FileProgram &file, std::string &out, std::vector<ByteRange> &secrets, domain::Findings &warnings);

    // For files of a site: only the URL is a fact.
    Run(const Program &program, std::string_view url);

private:
    struct SlotKey {
        const domain::Key *key = nullptr;
        std::string_view label, number;
        int favourite = 0; // 1 …, 0: none
        int flat = 0;
    };
    struct Contact {
        std::string_view number, label;
        std::string pointer;
        domain::KeyType type = domain::KeyType::Monitor;
    };

    void device(const SiteFacts &site, const Handset &handset, const Clock *clock, const ClockTexts *clockTexts);
    void network(const domain::AutoProvision &auto_);
    void keys(const SiteFacts &site);
    void resolve(const SiteFacts &site, const domain::Key &key, SlotKey &out);
    void favourite(const domain::SlotId &slot, SlotKey &out);
    void account(std::size_t index);
    [[nodiscard]] int accountNumber(std::size_t index) const;
    [[nodiscard]] bool test(Test test) const { return m_tests[static_cast<std::size_t>(test)]; }

    [[nodiscard]] bool run(const std::vector<Op> &ops, std::size_t from, std::size_t to);
    [[nodiscard]] bool insert(const Op &op);
    [[nodiscard]] bool refuse(Fact fact); // false, and the error says what the file cannot hold
    [[nodiscard]] bool insertUrl(Fact fact, std::string_view text);
    [[nodiscard]] bool repeat(Loop loop, const std::vector<Op> &ops, std::size_t from, std::size_t to);
    [[nodiscard]] bool slots(const Op &op);
    [[nodiscard]] bool slot(const SlotProgram &slot, const domain::SlotId &id, const SlotKey *key);
    void warn(std::string pointer, std::string sentence);
    void mapped(Fact fact, std::string_view text, bool inField);

    void set(Fact fact, std::string_view text) { m_texts[static_cast<std::size_t>(fact)] = text; }
    void set(Fact fact, long number);
    void choose(Fact fact, std::size_t choice) { m_choices[static_cast<std::size_t>(fact)] = static_cast<std::uint8_t>(choice); }

    const Program &m_program;
    const Handset *m_handset = nullptr;
    std::array<std::string_view, static_cast<std::size_t>(Fact::Count)> m_texts{};
    std::array<std::uint8_t, static_cast<std::size_t>(Fact::Count)> m_choices{};
    std::array<std::array<char, 8>, static_cast<std::size_t>(Fact::Count)> m_numbers; // small texts of numeric facts
    std::bitset<static_cast<std::size_t>(Test::Count)> m_tests;
    std::array<std::string, 6> m_addresses; // what dotted addresses and masks are written into
    std::vector<std::pair<domain::SlotId, SlotKey>> m_keys;
    std::vector<Contact> m_resources, m_favourites;
    std::size_t m_account = 0;
    const domain::SlotId *m_slot = nullptr;
    const Contact *m_contact = nullptr;

    const FileProgram *m_file = nullptr;
    const Writer *m_writer = nullptr;
    std::string *m_out = nullptr;
    std::vector<ByteRange> *m_secrets = nullptr;
    domain::Findings *m_warnings = nullptr;
    domain::Error m_error;
};

} // namespace pbx::render
