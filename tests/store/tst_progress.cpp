#include "store/progress.h"

#include <gmock/gmock.h>

namespace pbx::store {

TEST(ProgressOf, GivenWhatIsKnownOfAPhoneThenThereIsOneAnswer)
{
    struct Case {
        PhoneFacts facts;
        Progress progress;
    };
    // provisioned, pending, required, current, outdated, refused
    for (const auto &[facts, progress] : {Case{{false, true, 2, 2, 0, true}, Progress::NoPhone},
                                          {{true, true, 2, 2, 0, false}, Progress::Saved},
                                          {{true, false, 0, 0, 0, true}, Progress::Saved},
                                          {{true, false, 2, 2, 0, true}, Progress::Refused},
                                          {{true, false, 2, 0, 0, false}, Progress::Accepted},
                                          {{true, false, 2, 1, 0, false}, Progress::Accepted},
                                          {{true, false, 2, 1, 1, false}, Progress::Outdated},
                                          {{true, false, 2, 2, 0, false}, Progress::Fetched}})
        EXPECT_EQ(progressOf(facts), progress) << facts.required << facts.current << facts.outdated << facts.refused;
}

} // namespace pbx::store
