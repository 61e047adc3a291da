#include "review.h"

#include "textof.h"

#include <algorithm>

namespace pbx::items {

using domain::Result;
using domain::Uuid;

namespace {

constexpr std::size_t kParts = 3; // what is pending, the plan of all, the plan of what is ticked

// What a part of the whole tells of how far it is, as the whole tells it.
domain::Progress part(const domain::Progress &whole, std::size_t index)
{
    if (!whole)
        return {};
    return [whole, index](std::size_t done, std::size_t total) { return whole(index * total + done, kParts * total); };
}

void findMacs(changes::Workspace &workspace, Review &review)
{
    const auto remember = [&review](const Uuid &id, const domain::Object &object) {
        const auto *extension = std::get_if<domain::Extension>(&object);
        if (extension && extension->autoProvision && extension->autoProvision->mac)
            review.macs.insert_or_assign(id, *extension->autoProvision->mac);
    };
    for (const auto &object : review.objects) {
        if (object.kind != domain::Kind::Extension)
            continue;
        if (const auto base = workspace.loadBase(object.id); base && *base)
            remember(object.id, **base);
        if (const auto local = workspace.load(object.id))
            remember(object.id, local->object);
    }
}

void planTicked(changes::Workspace &workspace, Review &review, const domain::Progress &progress)
{
    std::vector<Uuid> ids;
    for (const auto &object : review.objects) {
        if (review.isTicked(object.id))
            ids.push_back(object.id);
    }
    if (review.unticked.empty()) {
        if (!review.whole->empty())
            review.ticked = review.whole;
    } else if (!ids.empty()) {
        auto plan = workspace.plan(review.site, ids, progress);
        if (plan)
            review.ticked = std::move(*plan);
        else
            review.tickedError = plan.error();
    }
}

} // namespace

const changes::PendingObject *Review::object(const Uuid &id) const
{
    const auto found = std::find_if(objects.begin(), objects.end(), [&](const auto &object) { return object.id == id; });
    return found == objects.end() ? nullptr : &*found;
}

const changes::PlannedPhone *Review::phone(const domain::MacAddress &mac) const
{
    for (const auto *plan : {&ticked, &whole}) {
        if (!*plan)
            continue;
        for (const auto &phone : (*plan)->phones) {
            if (phone.mac == mac)
                return &phone;
        }
    }
    return nullptr;
}

const changes::PlannedPhone *Review::phoneOf(const Uuid &extension) const
{
    const auto mac = macs.find(extension);
    const auto matches = [&](const changes::PlannedPhone &phone) {
        return phone.extension == extension || (mac != macs.end() && phone.mac == mac->second);
    };
    for (const auto *plan : {isTicked(extension) ? &ticked : &whole, &whole}) {
        if (!*plan)
            continue;
        const auto found = std::find_if((*plan)->phones.begin(), (*plan)->phones.end(), matches);
        if (found != (*plan)->phones.end())
            return &*found;
    }
    return nullptr;
}

const changes::Plan *Review::planOf(const changes::PlannedPhone &phone) const
{
    for (const auto *plan : {&ticked, &whole}) {
        if (!*plan || (*plan)->phones.empty())
            continue;
        const auto &phones = (*plan)->phones;
        if (&phone >= &phones.front() && &phone <= &phones.back())
            return &**plan;
    }
    return nullptr;
}

std::vector<const changes::PlannedPhone *> Review::otherPhones() const
{
    std::vector<const changes::PlannedPhone *> others;
    if (!whole)
        return others;
    for (const auto &phone : whole->phones) {
        const bool own = std::any_of(objects.begin(), objects.end(), [&](const auto &object) {
            const auto mac = macs.find(object.id);
            return object.id == phone.extension || (mac != macs.end() && mac->second == phone.mac);
        });
        if (!own)
            others.push_back(&phone);
    }
    return others;
}

Result<Review> makeReview(changes::Workspace &workspace, const Uuid &site, const std::set<Uuid> &unticked, const domain::Progress &progress)
{
    auto pending = workspace.pending(site, part(progress, 0));
    if (!pending)
        return fail(pending.error());
    auto notes = workspace.pbxNotes(site);
    if (!notes)
        return fail(notes.error());
    Review review{site, std::move(*pending), {}, {}, {}, {}, {}, {}, std::move(*notes)};
    for (const auto &object : review.objects) {
        if (unticked.count(object.id) != 0)
            review.unticked.insert(object.id);
    }
    findMacs(workspace, review);
    auto whole = workspace.plan(site, {}, part(progress, 1));
    if (!whole && whole.error().kind == ErrorKind::Cancelled)
        return fail(whole.error());
    if (!whole) {
        review.error = whole.error();
        return review;
    }
    review.whole = std::move(*whole);
    planTicked(workspace, review, part(progress, 2));
    if (review.tickedError && review.tickedError->kind == ErrorKind::Cancelled)
        return fail(*review.tickedError);
    return review;
}

ReviewSummary summaryOf(const Review &review)
{
    ReviewSummary summary;
    for (const auto &object : review.objects) {
        if (!review.isTicked(object.id))
            continue;
        ++summary.objects;
        summary.fields += static_cast<int>(object.fields.size());
    }
    if (review.whole)
        summary.revision = review.whole->revision;
    if (!review.ticked)
        return summary;
    summary.files = static_cast<int>(review.ticked->commonFiles.size());
    for (const auto &phone : review.ticked->phones) {
        summary.files += static_cast<int>(phone.files.size());
        if (phone.keysChanged && !phone.removed)
            summary.resync.append(toQt(phone.title).section(QLatin1Char(' '), 0, 0));
    }
    return summary;
}

} // namespace pbx::items
