"""Who is asked to tell what answers exactly, and in which order: by words that leave no doubt, by topic, and by detail."""

from __future__ import annotations

from collections.abc import Mapping

from actions.leads import (
    acronyms,
    already,
    beginnings,
    beside,
    causes,
    choices,
    claimed,
    claims,
    composition,
    contents,
    dated_things,
    dates,
    demanded,
    disputes,
    exactness,
    following,
    founders,
    growth,
    intervals,
    items,
    joining,
    larger,
    lasting,
    likewise,
    listed,
    meanwhile,
    nearest,
    overview,
    partners,
    passages,
    places,
    recaps,
    roles,
    sides,
    sizes,
    stated,
    values,
    whose,
)
from actions.leads.answered import Teller
from actions.memory import NO_DETAIL

# What words that leave no doubt ask for, however it was read.
BY_WORDS: tuple[Teller, ...] = (
    recaps.one_for_each, recaps.so_many_of_a_kind, recaps.a_year_for_each, recaps.so_many_for_each,
    joining.both_at_once, disputes.who_is_right, disputes.what_that_date_is,
    meanwhile.what_else_then, meanwhile.between, meanwhile.which_came_first, dated_things.the_only_dated,
    growth.founders_still_there, exactness.exactly, likewise.has_one_too,
    joining.early_or_late, lasting.still_there, stated.of_all_or_of_one, beside.what_else_there_is, claims.one_of_two,
    partners.besides_the_named, partners.besides_amane, partners.member_or_not, founders.not_her_alone,
    founders.none_by_herself, founders.same_part, founders.part_in_one,
    whose.alone_or_together, whose.not_only_there, whose.theirs_too, whose.not_her_own, whose.hers_or_theirs,
    places.how_far, places.no_site, items.which_place, items.all_but, items.where_from, items.of_the_names, following.which_came_first,
    listed.only_that, demanded.by_whom, sides.with_or_against, composition.what_members_are, larger.larger_or_smaller, larger.older_or_younger,
    contents.what_was_said, contents.which_ones, choices.one_of_two_words,
)
# Of topics over all collectives, by detail; those of any other detail stand under OTHERWISE. The first that has something to tell answers.
OTHERWISE = ""
BY_TOPIC: Mapping[str, Mapping[str, tuple[Teller, ...]]] = {
    "collectifs.liste": {
        OTHERWISE: (founders.merely_member, founders.founded, overview.which_there_are),
    },
    "comparaison": {
        "ecart": (beginnings.each_began, intervals.gap, growth.growth, growth.gap, sizes.each, overview.what_each_is_about),
        "oui_non": (
            stated.in_common, founders.founded, intervals.gap, growth.growth, growth.gap,
            following.before_or_after, overview.whether_the_same, larger.whether_larger, sizes.extreme, sizes.each, overview.what_each_is_about,
        ),
        "nombre": (intervals.gap, growth.growth, growth.by_how_much, sizes.each, sizes.of_something_else),
        **dict.fromkeys(("plus", "moins"), (dates.not_as_believed, dates.by_age, sizes.extreme)),
        "lien": (overview.to_read, overview.what_each_is_about),
        OTHERWISE: (founders.founded, sizes.extreme, overview.what_each_is_about),
    },
    "chronologie": {
        "ecart": (intervals.gap, dates.in_order),
        "oui_non": (
            dates.the_creations, beginnings.all_began, intervals.gap, dates.whether_then, dates.whether_extreme, dates.undated, causes.without_a_date,
            following.before_or_after, following.next_one, dates.in_a_period, dates.in_order,
        ),
        "autre": (
            following.next_one, causes.without_a_date, following.before_or_after, dates.extreme, dates.in_a_period, dates.in_order,
        ),
        **dict.fromkeys(
            ("plus", "moins"),
            (dates.not_as_believed, dates.is_it_an_end, following.next_one, dates.extreme, dates.in_a_period, dates.in_order),
        ),
        **dict.fromkeys(("element:suivant", "element:precedent"), (following.next_one, dates.in_order)),
        "lesquels": (following.next_one, dates.whether_then, dates.extreme, dates.in_a_period, dates.in_order),
        OTHERWISE: (following.next_one, dates.whether_then, dates.extreme, dates.in_a_period, dates.in_order),
    },
    "hors_sujet": {
        **dict.fromkeys(("date", "oui_non"), (causes.of_no_date,)),
        "sens": (acronyms.told_alone, acronyms.word_used),
        OTHERWISE: (acronyms.told_alone,),
    },
    "recherche": {
        "lesquels": (founders.from_the_start, dated_things.dated_thing, dates.undated, sizes.uncounted, overview.to_read),
        "oui_non": (dated_things.dated_thing, dates.undated, sizes.uncounted, stated.in_common, founders.founded, overview.to_read),
        **dict.fromkeys(("plus", "moins"), (sizes.extreme,)),
        OTHERWISE: (acronyms.told_alone, overview.to_read),
    },
}
# Of everything else; `detail` as in data/conversations/README.md, `element` with what follows it (`element:rang`).
BY_DETAIL: Mapping[str, tuple[Teller, ...]] = {
    "element:rang": (items.at_place, items.by_content, items.beside, items.the_others, items.once_more, values.listed_in_its_document),
    "element:suivant": (items.beside,),
    "element:precedent": (items.beside,),
    "element:contenu": (items.in_which_of_all, items.by_content, items.at_place, items.beside, listed.none_has_it),
    "ecart": (growth.growth, intervals.gap),
    "lesquels": (items.the_others, items.in_which_of_all, items.by_content, overview.which_one),
    "nombre": (
        items.several_at_places, intervals.gap, growth.growth, claims.without_asking, values.how_many,
        nearest.founded_by_so_many, nearest.may_be_unknown,
    ),
    "date": (
        exactness.its_month, partners.its_part, causes.without_a_date, intervals.gap, places.birthplace, claims.without_asking,
        values.on_what_day, nearest.may_be_unknown,
    ),
    "lieu": (places.where, items.by_content, items.where, nearest.may_be_unknown),
    "liste": (items.the_others, listed.in_short, values.names, values.listed_in_its_document, passages.said_there),
    "lien": (places.link,),
    "sens": (partners.its_part, values.what_stands_there, overview.its_name, listed.what_it_means, acronyms.meaning, acronyms.unexplained),
    "oui_non": (
        already.was_there_yet, claimed.how_often,
        places.on_line, lasting.went_on, places.founded_there, acronyms.is_so_called, stated.in_common, causes.without_a_date, intervals.gap,
        following.before_or_after, dates.whether_then, growth.growth, larger.whether_larger, stated.not_alone,
        claimed.means, claimed.of_what_kind, claimed.is_of_the_state, claimed.open_to_all, claims.claimed,
        nearest.who_paid, partners.with_another, partners.without_anybody, partners.with_whom, partners.so_many_together,
        roles.about_another, roles.done_by, partners.member, partners.among_the_unnamed, partners.founder, roles.of_another,
        joining.since_when, roles.role, stated.exists, stated.there_is_one, stated.the_same_goals, listed.whether_there, listed.whether,
        nearest.where_they_went, stated.says_so,
        lasting.what_became_of_it, nearest.told_nearest,
    ),
    "pour_qui": (items.named_place, items.beside, items.of_the_same, overview.for_whom),
    "pourquoi": (
        partners.its_part, whose.why_together, whose.why_it_takes_part,
        values.why_unnamed, items.once_more, passages.said_there, nearest.may_be_unknown,
    ),
    "qui": (
        nearest.who_paid, partners.its_part, roles.done_by, claims.without_asking, overview.which_one, roles.founded_by_nobody_named,
        values.who, items.named_place, items.in_which_of_all, items.whose, items.beside, items.of_the_same,
        nearest.where_they_went, passages.said_there, nearest.may_be_unknown,
    ),
    "autre": (
        partners.its_part, overview.what_it_does, causes.what_it_led_to, dates.what_then, values.what_stands_there,
        intervals.gap, causes.without_a_date, following.before_or_after, claims.without_asking, items.the_others, listed.in_short, items.named_place,
        items.beside, items.of_the_same, passages.said_there, nearest.may_be_unknown,
    ),
    "encore": (items.the_others, items.named_place, items.beside, items.once_more),
    "tout": (
        partners.its_part, causes.what_it_led_to, dates.what_then, values.what_stands_there,
        acronyms.told_alone, causes.how_it_was_born, roles.about_another, items.the_others, items.by_its_title,
        listed.in_short, overview.what_it_does, items.named_place, passages.what_it_holds,
    ),
    NO_DETAIL: (acronyms.told_alone,),
}
