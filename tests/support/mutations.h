// Small damage by chance and a seed, as files suffer it and attackers try it.
#pragma once

#include <random>
#include <string>
#include <vector>

namespace pbx::test {

class Mutations final {
public:
    // words: pieces that the grammar knows, put in at random.
    Mutations(unsigned seed, std::vector<std::string> words)
        : m_random(seed)
        , m_words(std::move(words))
    {}

    [[nodiscard]] std::string operator()(std::string text)
    {
        for (std::size_t rounds = 1 + below(3); rounds > 0; --rounds)
            mutate(text);
        return text;
    }

private:
    std::size_t below(std::size_t end) { return end == 0 ? 0 : std::uniform_int_distribution<std::size_t>(0, end - 1)(m_random); }
    void mutate(std::string &text)
    {
        const std::size_t at = below(text.size() + 1);
        const std::size_t length = below(std::min<std::size_t>(40, text.size() - at) + 1);
        switch (below(7)) {
        case 0: text.insert(at, 1, static_cast<char>(below(256))); break;
        case 1: text.erase(at, length); break;
        case 2: text.insert(at, text.substr(below(text.size() + 1), length)); break;
        case 3: text.insert(at, m_words[below(m_words.size())]); break;
        case 4: text.replace(at, length, m_words[below(m_words.size())]); break;
        case 5:
            if (at < text.size())
                text[at] = static_cast<char>(static_cast<unsigned char>(text[at]) ^ (1U << below(8)));
            break;
        default:
            if (below(10) == 0)
                text.resize(at);
            else if (at < text.size())
                text[at] = static_cast<char>(below(256));
        }
    }
    std::mt19937 m_random;
    std::vector<std::string> m_words;
};

} // namespace pbx::test
