#include "renderedfiles.h"

#include "changes/formersecrets.h"
#include "changes/plan.h"
#include "domain/chars.h"
#include "domain/say.h"
#include "exitcode.h"
#include "files.h"

#include <QDir>

namespace pbx::cli {

using namespace domain;

JsonOutput &RenderedFiles::json()
{
    if (!std::exchange(m_begun, true)) {
        m_json->beginObject();
        m_json->name("files");
        m_json->beginArray();
    }
    return m_json;
}

Result<void> RenderedFiles::add(const std::string &folder, const render::File &file)
{
    auto done = put(folder, file);
    if (m_begun)
        m_json.printSoFar();
    m_count += done ? 1 : 0;
    return done;
}

void RenderedFiles::warn(const Findings &findings)
{
    m_warnings.insert(findings.begin(), findings.end());
}

int RenderedFiles::end(bool failed)
{
    const Findings warnings(m_warnings.begin(), m_warnings.end());
    if (m_isJson && (m_begun || !failed))
        json()->endArray();
    const int code = conclude(failed);
    if (!m_isJson) {
        complain(warnings);
    } else if (m_begun) {
        writeFindings(*m_json, "warnings", warnings);
        m_json->endObject();
        m_json.print();
    }
    return code;
}

namespace {

class PrintedFiles final : public RenderedFiles {
public:
    using RenderedFiles::RenderedFiles;

private:
    Result<void> put(const std::string &folder, const render::File &file) override
    {
        if (!isJson()) {
            print((isNamed() ? "==> " + folder + file.name + " <==\n" : std::string()) + file.bytes);
            return {};
        }
        JsonOutput &out = json();
        out->beginObject();
        out->member("name", folder + file.name);
        out->member("mime", file.mime);
        out->member("required", file.required);
        out->member("text", file.bytes);
        out->endObject();
        return {};
    }
};

Result<void> makeFolder(const QString &path)
{
    return QDir().mkpath(path) ? Result<void>() : fail(ErrorKind::Io, say("The folder “%1” cannot be made.", {printable(path.toStdString())}));
}

class WrittenFiles final : public RenderedFiles {
public:
    WrittenFiles(bool json, QString folder)
        : RenderedFiles(json)
        , m_folder(std::move(folder))
    {}

private:
    Result<void> put(const std::string &folder, const render::File &file) override
    {
        const QDir below(QDir(m_folder).filePath(QString::fromStdString(folder)));
        if (folder != m_made) {
            if (auto made = makeFolder(below.path()); !made)
                return made;
            m_made = folder;
        }
        const std::string path = below.filePath(QString::fromStdString(file.name)).toStdString();
        if (auto written = writeFile(path, file.bytes, Readable::OwnerAlone); !written)
            return written;
        if (isJson())
            json()->text(path);
        else
            print(path + "\n");
        return {};
    }
    int conclude(bool /*failed*/) override
    {
        if (count() > 0)
            complain(say("These files hold passwords in plain text; only you can read them."));
        return kOk;
    }

    const QString m_folder;
    std::string m_made;
};

class ComparedFiles final : public RenderedFiles {
public:
    ComparedFiles(bool json, QString folder, bool whole)
        : RenderedFiles(json)
        , m_folder(std::move(folder))
        , m_whole(whole)
    {}

    Result<void> endFolder(const std::string &folder) override
    {
        const QDir below(QDir(m_folder).filePath(QString::fromStdString(folder)));
        for (const QString &name : m_whole ? below.entryList(QDir::Files, QDir::Name) : QStringList()) {
            if (!m_known.contains(name.toStdString()))
                m_onlyThere.push_back(folder + name.toStdString());
        }
        m_known.clear();
        return {};
    }

private:
    static constexpr std::size_t kMostBytes = 16U << 20U; // no phone's file comes near

    Result<void> put(const std::string &folder, const render::File &file) override
    {
        const std::string path = folder + file.name;
        m_known.insert(file.name);
        const auto former = readFile(QDir(m_folder).filePath(QString::fromStdString(path)).toStdString(), kMostBytes);
        if (!former && former.error().kind != ErrorKind::NotFound)
            return fail(former.error());
        if (former && *former == file.bytes)
            return {};
        const std::string before = former.value_or(std::string());
        const changes::Bytes now{file.bytes, file.secrets};
        const auto hidden = changes::formerSecrets(before, now);
        changes::MaskedPair masked = changes::maskedPair({before, hidden}, now);
        const std::string diff =
            changes::unifiedDiff({path, std::move(masked.before), std::move(masked.after), former ? "former" : std::string(), "now"});
        m_differ = true;
        if (!isJson()) {
            print(diff);
            return {};
        }
        JsonOutput &out = json();
        out->beginObject();
        out->member("name", path);
        out->member("diff", diff);
        out->endObject();
        return {};
    }

    int conclude(bool failed) override
    {
        if (isJson() && !failed) {
            JsonOutput &out = json();
            out->name("onlyThere");
            out->beginArray();
            for (const std::string &name : m_onlyThere)
                out->text(name);
            out->endArray();
        } else if (!failed) {
            for (const std::string &name : m_onlyThere)
                print(say("Only in %1: %2\n", {printable(m_folder.toStdString()), printable(name)}));
        }
        return m_differ || !m_onlyThere.empty() ? kDiffer : kOk;
    }

    const QString m_folder;
    const bool m_whole;
    bool m_differ = false;
    std::set<std::string> m_known; // of the folder at hand
    std::vector<std::string> m_onlyThere;
};

} // namespace

std::unique_ptr<RenderedFiles> printedFiles(bool json)
{
    return std::make_unique<PrintedFiles>(json);
}

Result<std::unique_ptr<RenderedFiles>> writtenFiles(bool json, const std::string &folder)
{
    const QString path = QString::fromStdString(folder);
    if (auto made = makeFolder(path); !made)
        return fail(made.error());
    return std::make_unique<WrittenFiles>(json, path);
}

Result<std::unique_ptr<RenderedFiles>> comparedFiles(bool json, const std::string &folder, bool whole)
{
    const QString path = QString::fromStdString(folder);
    if (!QDir(path).exists())
        return fail(ErrorKind::NotFound, say("There is no folder “%1”.", {printable(folder)}));
    return std::make_unique<ComparedFiles>(json, path, whole);
}

} // namespace pbx::cli
