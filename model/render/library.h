// The makes and models that a program knows, and how their files are written: what is built in, and what a user's folder adds.
#pragma once

#include "catalogue/catalogue.h"
#include "renderer.h"

#include <mutex>

namespace pbx::render {

class Library final {
public:
    static constexpr std::size_t kMostFiles = 200;       // of a folder
    static constexpr std::size_t kMostBytes = 1U << 20U; // of a file

    [[nodiscard]] static std::shared_ptr<const Library> builtIn();
    // With FOLDER/catalogue/*.json and FOLDER/families/*.json (UTF-8 path), in the order of their names. A file that is
    // wrong is left out as if it were not there, and told by refused(). A folder that is not there adds nothing.
    [[nodiscard]] static std::shared_ptr<const Library> load(const std::string &folder);
    // The same of files at hand.
    struct File {
        std::string name, bytes;
    };
    [[nodiscard]] static std::shared_ptr<const Library> of(std::vector<File> catalogue, std::vector<File> families,
                                                           std::vector<catalogue::Catalogue::Fault> faults = {});

    [[nodiscard]] const catalogue::Catalogue &catalogue() const { return *m_catalogue; }
    // Compiled when first asked for; from any thread.
    [[nodiscard]] const Renderer &renderer() const;

    // One sentence with file, line and what to do for each file that is left out.
    [[nodiscard]] const std::vector<catalogue::Catalogue::Fault> &refused() const { return m_refused; }
    struct OwnFamily {
        std::string name;
        bool replaces = false;
    };
    [[nodiscard]] const std::vector<OwnFamily> &ownFamilies() const { return m_ownFamilies; }

    Library(const Library &) = delete;
    Library &operator=(const Library &) = delete;
    ~Library() = default;

private:
    Library() = default;
    [[nodiscard]] std::vector<catalogue::Catalogue::Family> addMaps(std::vector<File> files);
    void addModels(std::vector<File> files, std::span<const catalogue::Catalogue::Family> families);
    void forgetOwn();

    std::unique_ptr<const catalogue::Catalogue> m_own; // where something was added
    const catalogue::Catalogue *m_catalogue = nullptr;
    std::vector<Renderer::Source> m_maps;
    std::vector<OwnFamily> m_ownFamilies;
    std::vector<catalogue::Catalogue::Fault> m_refused;
    mutable std::once_flag m_once;
    mutable std::unique_ptr<const Renderer> m_renderer;
};

} // namespace pbx::render
