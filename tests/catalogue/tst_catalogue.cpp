#include "catalogue/catalogue.h"

#include <gtest/gtest.h>

using namespace pbx;
using catalogue::Catalogue;

TEST(Catalogue, GivenTheProgramsOwnData_WhenLoaded_ThenAllListedHandsetsAreFound)
{
    const Catalogue &c = Catalogue::builtIn();
    int listed = 0;
    for (const auto &make : c.makes())
        for (const auto *m : c.models(make))
            listed += m->listed ? 1 : 0;
    EXPECT_EQ(listed, 51);
}
