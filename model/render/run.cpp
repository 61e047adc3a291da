#include "run.h"

#include "domain/say.h"

#include <algorithm>
#include <charconv>

namespace pbx::render {

using namespace domain;

Run::Run(const Program &program, Scratch &scratch, std::string_view url)
    : m_program(program)
    , m_scratch(scratch)
{
    const std::size_t scheme = url.find("://");
    const std::string_view server = scheme == std::string_view::npos ? url : url.substr(scheme + 3);
    const std::string_view trimmed = server.ends_with('/') ? server.substr(0, server.size() - 1) : server;
    const std::string_view authority = server.substr(0, server.find('/'));
    const std::size_t colon = authority.rfind(':'); // of the port; one within brackets is an IPv6 address's
    const bool hasPort = colon != std::string_view::npos && authority.find(']', colon) == std::string_view::npos;
    set(Fact::Url, url);
    set(Fact::UrlBare, url.ends_with('/') ? url.substr(0, url.size() - 1) : url);
    set(Fact::UrlServer, server);
    set(Fact::UrlServerPath, trimmed);
    set(Fact::UrlHost, authority.substr(0, hasPort ? colon : authority.size()));
    set(Fact::UrlPort, hasPort ? authority.substr(colon + 1) : url.starts_with("https:") ? "443" : "80");
    set(Fact::UrlPath, trimmed.substr(std::min(authority.size() + 1, trimmed.size())));
    choose(Fact::UrlType, url.starts_with("https:") ? 1 : 0);
}

Run::Run(const Program &program, Scratch &scratch, const SiteFacts &site, const Handset &handset, const Clock *clock, const ClockTexts *clockTexts)
    : Run(program, scratch, handset.provisioningUrl)
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

Result<void> Run::write(const FileProgram &file, std::vector<ByteRange> &secrets, Findings &warnings, Trace *trace)
{
    m_file = &file;
    m_writer = file.file->writer;
    m_secrets = &secrets;
    m_warnings = &warnings;
    m_trace = trace;
    m_scratch.sink.clear();
    if (m_handset)
        account(0);
    if (!run(file.ops, 0, file.ops.size()))
        return fail(m_error);
    return {};
}

bool Run::run(const std::vector<Op> &ops, std::size_t from, std::size_t to)
{
    Sink &sink = m_scratch.sink;
    const std::string_view texts = m_file->text;
    for (std::size_t i = from; i < to; ++i) {
        const Op &op = ops[i];
        switch (op.code) {
        case Op::Code::Text: sink.append(texts.substr(op.offset, op.length)); break;
        case Op::Code::Select: {
            const Place &place = m_file->selections[op.offset + m_choices[op.what]];
            sink.append(texts.substr(place.offset, place.length));
            break;
        }
        case Op::Code::Find:
            if (const Place *place = found(op))
                sink.append(texts.substr(place->offset, place->length));
            break;
        case Op::Code::Insert:
            if (!insert(op))
                return false;
            break;
        case Op::Code::Calculate: calculate(op); break;
        case Op::Code::Skip:
            if (test(static_cast<Test>(op.what)) != op.flag)
                i += op.length;
            break;
        case Op::Code::SkipUnplugged:
            if (!plugged(*m_file->plugged[op.offset]))
                i += op.length;
            break;
        case Op::Code::SkipUnknown:
            if (!found(op)) {
                if (op.what >= static_cast<std::uint8_t>(Fact::FirstClock) && !m_texts[op.what].empty())
                    warn("/office", say("This phone's own list of time zones has none like the office's. Set the time zone on the phone itself."));
                i += op.length;
            }
            break;
        case Op::Code::Repeat:
            if (!repeat(static_cast<Loop>(op.what), ops, i + 1, i + 1 + op.length))
                return false;
            i += op.length;
            break;
        case Op::Code::Keys: {
            const KeyLoop &loop = m_file->keyLoops[op.offset];
            if (!(loop.onPhone ? phoneKeys(loop) : moduleKeys(loop)))
                return false;
            break;
        }
        case Op::Code::Begin:
        case Op::Code::End:
        case Op::Code::Enter:
        case Op::Code::Leave: trace(op); break;
        }
    }
    return true;
}

bool Run::plugged(const std::vector<std::string> &types) const
{
    return std::ranges::find(types, text(Fact::ModuleType)) != types.end();
}

const Place *Run::found(const Op &op) const
{
    const auto &table = m_file->tables[op.offset];
    auto at = table.find(m_texts[op.what]);
    if (at == table.end())
        at = table.find(std::string_view());
    return at == table.end() ? nullptr : &at->second;
}

void Run::calculate(const Op &op)
{
    if (const auto number = m_file->calculations[op.offset].of(m_texts[op.what]))
        m_scratch.sink.append(*number);
}

bool Run::insert(const Op &op)
{
    const auto fact = static_cast<Fact>(op.what);
    const std::string_view text = m_texts[op.what];
    const FactInfo &about = info(fact);
    Sink &sink = m_scratch.sink;
    if (about.secret && fact < Fact::UrlType)
        return insertUrl(fact, text);
    const std::size_t start = sink.size();
    switch (m_writer->lookAt(text, op.flag)) {
    case Writer::Look::Plain: sink.append(text); break;
    case Writer::Look::Spelt: Writer::spell(sink, text); break;
    case Writer::Look::Closer:
        if (!express(fact, text, op.flag))
            return false;
    }
    if (about.secret)
        m_secrets->push_back({start, sink.size() - start});
    return true;
}

bool Run::express(Fact fact, std::string_view text, bool inField)
{
    std::string &escaped = m_scratch.escaped;
    escaped.clear();
    const Written written = m_writer->append(escaped, text, info(fact).treatment, inField);
    if (written == Written::Mapped)
        mapped(fact, text, inField);
    m_scratch.sink.append(escaped);
    return written != Written::Refused || refuse(fact);
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
    std::string &escaped = m_scratch.escaped;
    escaped.clear();
    if (m_writer->append(escaped, text.substr(0, from), Treatment::Plain, false) != Written::Exactly)
        return refuse(fact);
    const std::size_t start = escaped.size();
    if (m_writer->append(escaped, trimmed.substr(from), Treatment::Plain, false) != Written::Exactly)
        return refuse(fact);
    m_secrets->push_back({m_scratch.sink.size() + start, escaped.size() - start}); // the phone's secret, or the site's token
    escaped += text.substr(trimmed.size());
    m_scratch.sink.append(escaped);
    return true;
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
    const SlotId *slot = fact == Fact::KeyLabel ? m_slot : nullptr;
    if (fact == Fact::ResourceLabel || fact == Fact::FavouriteLabel)
        slot = m_contact ? &m_contact->slot : nullptr;
    if (slot)
        pointer = "/autoProvision/keys/" + slot->toString() + "/label";
    warn(std::move(pointer),
         say("This phone shows “%1” instead of “%2”, because its file cannot hold that text.", {m_writer->shown(text, inField), text}));
}

} // namespace pbx::render
