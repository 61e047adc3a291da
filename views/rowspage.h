// An ObjectPage whose table is a RowsModel: loads the rows and finds them by their key.
#pragma once

#include "items/session.h"
#include "objectpage.h"

#include <vector>

namespace pbx::views {

template <class Model, class Row> class RowsPage : public ObjectPage {
protected:
    using Rows = domain::Result<std::vector<Row>>;
    using Load = Rows (*)(changes::Workspace &, const domain::Uuid &site); // on the worker thread

    RowsPage(items::Session &session, domain::Kind kind, const char *name, const Words &words, Load loader, QWidget *parent)
        : ObjectPage(session, kind, name, words, parent)
        , m_model(new Model(this))
        , m_load(loader)
    {}
    [[nodiscard]] Model &model() const { return *m_model; }

    void load() final
    {
        session().ask(
            this, [ask = m_load, site = site()](changes::Workspace &w) { return ask(w, site); },
            [this, asked = generation()](Rows rows) {
                if (asked != generation())
                    return;
                if (!rows) {
                    failed(rows.error());
                    return;
                }
                m_model->setRows(std::move(*rows));
                loaded();
            });
    }
    [[nodiscard]] int rowOf(const domain::Uuid &id) const final { return m_model->find(id.toString()); }

private:
    Model *m_model;
    Load m_load;
};

} // namespace pbx::views
