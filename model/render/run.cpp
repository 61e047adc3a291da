#include "run.h"

#include "domain/say.h"

#include <algorithm>
#include <charconv>

namespace pbx::render {

using namespace domain;

Run::Run(const Program &program, std::string_view url)
    : m_program(program)
{
    set(Fact::Url, url);
    const std::size_t scheme = url.find("://");
    set(Fact::UrlServer, scheme == std::string_view::npos ? url : url.substr(scheme + 3));
    choose(Fact::UrlType, url.starts_with("https:") ? 1 : 0);
}

Run::Run(const Program &program, const SiteFacts &site, const Handset &handset, const Clock *clock, const ClockTexts *clockTexts)
    : Run(program, handset.provisioningUrl)
{
    m_handset = &handset;
    device(site, handset, clock, clockTexts);
    keys(site);
}

void Run::set(Fact fact, long number)
{
    auto &buffer = m_numbers[static_cast<std::size_t>(fact)];
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
    set(fact, std::string_view(buffer.data(), static_cast<std::size_t>(end - buffer.data())));
}

Result<void> Run::write(const FileProgram &file, std::string &out, std::vector<ByteRange> &secrets, Findings &warnings)
{
    m_file = &file;
    m_writer = file.file->writer;
    m_out = &out;
    m_secrets = &secrets;
    m_warnings = &warnings;
    if (m_handset)
        account(0);
    if (!run(file.ops, 0, file.ops.size()))
        return fail(m_error);
    return {};
}

bool Run::run(const std::vector<Op> &ops, std::size_t from, std::size_t to)
{
    for (std::size_t i = from; i < to; ++i) {
        const Op &op = ops[i];
        switch (op.code) {
        case Op::Code::Text: m_out->append(m_file->text.data() + op.offset, op.length); break;
        case Op::Code::Select: {
            const Place &place = m_file->selections[op.offset + m_choices[op.what]];
            m_out->append(m_file->text.data() + place.offset, place.length);
            break;
        }
        case Op::Code::Insert:
            if (!insert(op))
                return false;
            break;
        case Op::Code::Skip:
            if (test(static_cast<Test>(op.what)) != op.flag)
                i += op.length;
            break;
        case Op::Code::Repeat:
            if (!repeat(static_cast<Loop>(op.what), ops, i + 1, i + 1 + op.length))
                return false;
            i += op.length;
            break;
        case Op::Code::Keys:
            if (!slots(op))
                return false;
            break;
        }
    }
    return true;
}

bool Run::insert(const Op &op)
{
    const auto fact = static_cast<Fact>(op.what);
    const std::string_view text = m_texts[op.what];
    const FactInfo &about = info(fact);
    if (about.treatment == Treatment::Plain && !about.secret)
        return m_writer->append(*m_out, text, Treatment::Plain, op.flag) == Written::Exactly || refuse(fact);
    if (fact == Fact::Url || fact == Fact::UrlServer)
        return insertUrl(fact, text);
    const std::size_t start = m_out->size();
    switch (m_writer->append(*m_out, text, about.treatment, op.flag)) {
    case Written::Exactly: break;
    case Written::Mapped: mapped(fact, text, op.flag); break;
    case Written::Refused: return refuse(fact);
    }
    if (about.secret)
        m_secrets->push_back({start, m_out->size() - start});
    return true;
}

std::string refusal(Fact fact)
{
    if (fact == Fact::AccountPassword) {
        return say("This phone's file cannot hold the SIP password as it is. "
                   "Choose one without spaces at its ends and without control characters; generate one to be sure.");
    }
    if (fact == Fact::AdminPassword)
        return say("This phone's file cannot hold its administrator password as it is.");
    return say("This phone's file cannot hold the value of “%1”: a character is in it that such a file cannot have. Enter it again.",
               {std::string(info(fact).name)});
}

bool Run::refuse(Fact fact)
{
    m_error = {ErrorKind::Invalid, refusal(fact), std::string(info(fact).name)};
    return false;
}

// Only the part that is secret is masked: the last piece of the path.
bool Run::insertUrl(Fact fact, std::string_view text)
{
    const std::string_view trimmed = text.ends_with('/') ? text.substr(0, text.size() - 1) : text;
    const std::size_t from = trimmed.rfind('/') + 1;
    if (m_writer->append(*m_out, text.substr(0, from), Treatment::Plain, false) != Written::Exactly)
        return refuse(fact);
    const std::size_t start = m_out->size();
    if (m_writer->append(*m_out, trimmed.substr(from), Treatment::Plain, false) != Written::Exactly)
        return refuse(fact);
    m_secrets->push_back({start, m_out->size() - start}); // the phone's secret, or the site's token
    m_out->append(text.substr(trimmed.size()));
    return true;
}

bool Run::repeat(Loop loop, const std::vector<Op> &ops, std::size_t from, std::size_t to)
{
    if (!m_handset)
        return true; // a file of no handset has nothing to repeat
    const auto numbered = [&](Fact fact, int first, int last, auto &&wanted) {
        for (int n = first; n <= last; ++n) {
            if (!wanted(n))
                continue;
            set(fact, n);
            if (!run(ops, from, to))
                return false;
        }
        return true;
    };
    const auto contacts = [&](const std::vector<Contact> &list, Fact index) {
        for (std::size_t i = 0; i < list.size(); ++i) {
            m_contact = &list[i];
            const bool resource = index == Fact::ResourceIndex;
            set(index, static_cast<long>(i + 1));
            set(resource ? Fact::ResourceNumber : Fact::FavouriteNumber, list[i].number);
            set(resource ? Fact::ResourceLabel : Fact::FavouriteLabel, list[i].label);
            choose(Fact::ResourceType, list[i].type == KeyType::DayNight ? 1 : 0);
            if (!run(ops, from, to))
                return false;
        }
        return true;
    };
    const auto &modules = m_handset->accounts.front().extension->autoProvision->modules;
    const int plugged = modules ? modules->count : 0;
    int most = 0;
    for (const ModuleTraits &module : m_handset->model->traits.modules)
        most = std::max(most, module.most);
    switch (loop) {
    case Loop::Accounts:
        for (std::size_t i = 0; i < m_handset->accounts.size(); ++i) {
            account(i);
            if (!run(ops, from, to))
                return false;
        }
        account(0);
        return true;
    case Loop::UnusedAccounts: {
        const auto unused = [&](int n) {
            for (std::size_t i = 0; i < m_handset->accounts.size(); ++i) {
                if (accountNumber(i) == n)
                    return false;
            }
            return true;
        };
        const bool ok = numbered(Fact::AccountIndex, 1, m_handset->model->traits.accounts, unused);
        account(0);
        return ok;
    }
    case Loop::PluggedModules: return numbered(Fact::ModuleIndex, 1, std::min(plugged, most), [](int) { return true; });
    case Loop::EmptyModules: return numbered(Fact::ModuleIndex, std::min(plugged, most) + 1, most, [](int) { return true; });
    case Loop::Resources: return contacts(m_resources, Fact::ResourceIndex);
    case Loop::Favourites: return contacts(m_favourites, Fact::FavouriteIndex);
    default: return true;
    }
}

bool Run::slots(const Op &op)
{
    const bool phone = static_cast<Loop>(op.what) == Loop::PhoneKeys;
    auto next = m_keys.begin();
    const auto at = [&](const SlotId &id) -> const SlotKey * {
        while (next != m_keys.end() && next->first < id)
            ++next;
        return next != m_keys.end() && next->first == id ? &next->second : nullptr;
    };
    if (phone) {
        for (int key = 1; key <= static_cast<int>(op.length); ++key) {
            const SlotId id = SlotId::phone(key);
            if (!slot(m_file->slots[op.offset + static_cast<std::size_t>(key - 1)], id, at(id)))
                return false;
        }
        return true;
    }
    const auto &modules = m_handset->accounts.front().extension->autoProvision->modules;
    const catalogue::Module *module = modules ? m_handset->model->module(modules->type) : nullptr;
    if (!module)
        return true;
    const int phoneKeys = m_handset->model->traits.keys;
    for (int m = 1; m <= std::min(modules->count, module->traits.most); ++m) {
        for (int key = 1; key <= module->traits.keys; ++key) {
            if (std::ranges::find(module->traits.unusable, key) != module->traits.unusable.end())
                continue;
            const SlotId id = SlotId::onModule(m, key);
            set(Fact::KeyFlat, phoneKeys + (m - 1) * module->traits.keys + key);
            if (!slot(m_file->slots[op.offset + static_cast<std::size_t>((m - 1) * m_program.moduleKeys + key - 1)], id, at(id)))
                return false;
        }
    }
    return true;
}

bool Run::slot(const SlotProgram &slot, const SlotId &id, const SlotKey *key)
{
    const KeyType type = key ? typeOf(*key->key) : KeyType::Unused;
    m_slot = &id;
    if (key) {
        set(Fact::KeyLabel, key->label);
        set(Fact::KeyNumber, key->number);
        set(Fact::KeyFavourite, key->favourite);
    }
    if (slot.impossible.at(static_cast<std::size_t>(type))) {
        warn("/autoProvision/keys/" + id.toString(),
             say("This phone cannot have “%1” on a key of its expansion module; the key stays off.", {title(type)}));
    }
    const Place &place = slot.byType.at(static_cast<std::size_t>(type));
    const bool ok = run(m_file->keyOps, place.offset, place.offset + place.length);
    m_slot = nullptr;
    return ok;
}

void Run::warn(std::string pointer, std::string sentence)
{
    const bool told = std::ranges::any_of(*m_warnings, [&](const Finding &f) { return f.pointer == pointer && f.sentence == sentence; });
    if (!told)
        m_warnings->push_back({Severity::Warning, std::move(pointer), std::move(sentence)});
}

void Run::mapped(Fact fact, std::string_view text, bool inField)
{
    std::string pointer(info(fact).field);
    if (fact == Fact::KeyLabel && m_slot)
        pointer = "/autoProvision/keys/" + m_slot->toString() + "/label";
    else if ((fact == Fact::ResourceLabel || fact == Fact::FavouriteLabel) && m_contact)
        pointer = m_contact->pointer;
    warn(std::move(pointer),
         say("This phone shows “%1” instead of “%2”, because its file cannot hold that text.", {m_writer->shown(text, inField), text}));
}

} // namespace pbx::render
