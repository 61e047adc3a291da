// The texts of the program in the user's language; English where there is none. English, too, has a file: the plural forms.
#pragma once

class QCoreApplication;

namespace pbx::views {

// Once at start, before the first window. The sentences of model/ (domain::say) are translated as well from then on.
void installTranslation(QCoreApplication &application);

} // namespace pbx::views
