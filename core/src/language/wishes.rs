//! Wishes that need no figures: undo, export, forget me, the challenge, the grocery list, and the like.

use super::asking::{self, progress, show};
use super::cue::Cue;
use super::lexicon::Meaning;
use super::phrases::Span;
use super::reading::Reading;
use super::understand::Found;
use super::wish::Wish;
use super::{Amount, Direction, DoneSlots, Intent, When, edits, food, logging, pain, profile};
use crate::athlete::Area;
use crate::fitness::SessionDone;
use crate::knowledge::Knowledge;

/// Whether a cue at this place is the wish itself.
type Test = fn(&Reading, Span) -> bool;

/// Reads wishes that stand for themselves, strongest first.
pub(super) fn plain_wishes(reading: &mut Reading, found: &mut Found) {
    let wishes: [(Cue, Intent, Test); 10] = [
        (Cue::LeaveChallenge, Intent::LeaveChallenge, of_challenge),
        (Cue::ForgetMe, Intent::ForgetMe, of_everything),
        (Cue::ExportData, Intent::ExportData, always),
        (Cue::Undo, Intent::Undo, of_a_change),
        (Cue::CreateChallenge, Intent::CreateChallenge, always),
        (Cue::CheckIn, Intent::CheckIn, not_weight),
        (Cue::JoinChallenge, Intent::JoinChallenge, of_challenge),
        (Cue::ShowLeaderboard, Intent::ShowLeaderboard, of_group),
        (Cue::ShowProfile, Intent::ShowProfile, asks),
        (Cue::ShowTargets, Intent::ShowTargets, asks),
    ];
    for (cue, intent, fits) in wishes {
        let places: Vec<Span> = reading.cues(cue, reading.whole()).collect();
        let hit = places.iter().filter(|at| reading.is_free(**at) && fits(reading, **at)).max_by_key(|at| at.len()).copied();
        if let Some(at) = hit {
            found.add(at.start, intent);
            let clause = reading.clause_at(at.start);
            let all = matches!(cue, Cue::ForgetMe).then(|| reading.sentence_at(at.start));
            reading.take(all.unwrap_or(if takes_clause(reading, cue, clause) { clause } else { at }));
            let figures: Vec<Span> = reading
                .sentences()
                .into_iter()
                .filter_map(|sentence| Some(food::energy::energy(reading, sentence)?.at))
                .collect();
            let bare = |at: &Span| !figures.iter().any(|figure| figure.touches(*at));
            places.into_iter().filter(bare).for_each(|at| reading.take(at));
        }
    }
}

fn always(reading: &Reading, at: Span) -> bool {
    !reading.denied(at.start)
}

/// The rest of its clause belongs to the wish, unless figures stand there.
fn takes_clause(reading: &Reading, cue: Cue, clause: Span) -> bool {
    let figures = reading.free_measures(clause).any(|mark| mark.what.kg().is_some());
    let own = (clause.start..clause.end).any(|at| matches!((reading.text(at), reading.text(at + 1)), ("i", "am")));
    !figures && !own && !matches!(cue, Cue::Undo | Cue::CheckIn)
}

fn of_everything(reading: &Reading, at: Span) -> bool {
    let last = (at.start..at.end).any(|place| matches!(reading.text(place), "last" | "previous"));
    !last && !reading.denied(at.start)
}

/// "oops" alone, "take that back"; "my mistake, 4 days" corrects.
fn of_a_change(reading: &Reading, at: Span) -> bool {
    let weak = matches!(
        reading.text(at.start),
        "oops" | "mistake" | "by" | "wrong" | "was" | "not" | "go" | "put" | "switch" | "change" | "back"
    );
    let few = reading.sentence_at(at.start).len() <= at.len() + 3;
    let figures = reading.free_measures(reading.whole()).next().is_some() || !reading.bare_numbers(reading.whole()).is_empty();
    let exercise = reading.free_exercises(reading.clause_at(at.start)).next().is_some();
    let challenge = names_challenge(reading) || ends_a_limit(reading, at);
    let dated = reading.text(at.start) == "go" && reading.text(at.start + 2) == "to";
    (!weak || (few && !figures && !dated)) && !(exercise && at.len() <= 2) && !challenge && !reading.denied(at.start)
}

/// "the knee is fine, remove it", "take the wrist off my profile": a limit ends, no change is taken back.
fn ends_a_limit(reading: &Reading, at: Span) -> bool {
    let sentence = reading.sentence_at(at.start);
    let limit = reading.marks.iter().any(|mark| {
        matches!(mark.what, Meaning::Area(_) | Meaning::Allergen(_) | Meaning::Condition(_) | Meaning::Diet(_) | Meaning::Food)
            && sentence.holds(mark.at.start)
    });
    limit && !matches!(reading.words[at.start].stem.as_str(), "undo" | "revert")
}

fn names_challenge(reading: &Reading) -> bool {
    (0..reading.len())
        .any(|at| matches!(reading.words[at].stem.as_str(), "challeng" | "competit" | "contest" | "leaderboard" | "comp"))
}

/// "sign me up" is enough; "join" and "leave" need a challenge.
fn of_challenge(reading: &Reading, at: Span) -> bool {
    let strong = matches!(
        (reading.text(at.start), reading.text(at.start + 1)),
        ("sign", "me") | ("count", "me") | ("i", "am") | ("deal", "me") | ("put", "me")
    ) && at.len() > 2;
    let joins = reading.text(at.end - 1) == "join" && short_sentence(reading, at);
    let gym = (0..reading.len()).any(|at| reading.text(at) == "gym");
    let short = reading.sentence_at(at.start).len() <= at.len() + 2;
    let named = at.len() >= 4 && reading.text(at.end - 1) == "one";
    let figure = reading.bare_numbers(reading.sentence_at(at.start)).iter().any(|number| !number.at.touches(at))
        || reading.free_measures(reading.sentence_at(at.start)).any(|mark| mark.what.kg().is_some());
    let place = at.len() <= 3
        && reading.text(at.start) == "i"
        && reading.words.get(at.end).is_some_and(|next| {
            next.is_word() && !matches!(next.text.as_str(), "for" | "the" | "too" | "please" | "as" | "this" | "on")
        });
    !gym && !figure && !place && (names_challenge(reading) || named || joins || (strong && short)) && !reading.denied(at.start)
}

fn short_sentence(reading: &Reading, at: Span) -> bool {
    reading.sentence_at(at.start).len() <= at.len() + 2
}

fn not_weight(reading: &Reading, at: Span) -> bool {
    let sentence = reading.sentence_at(at.start);
    let weight = reading.free_measures(sentence).any(|mark| mark.what.kg().is_some());
    let strong = reading.words[at.start].stem == "check"
        || reading.words[at.start].stem == "checkin"
        || reading.words[at.start].stem == "clock";
    let done = reading.text(at.start) == "done" && !names_challenge(reading);
    !weight && !done && (strong || reading.is_free(sentence))
}

fn of_group(reading: &Reading, at: Span) -> bool {
    let weak = matches!(reading.text(at.start), "am" | "the" | "position" | "scores")
        || (reading.text(at.start) == "who" && at.len() < 3);
    let elsewhere = (0..reading.len())
        .any(|place| matches!(reading.text(place), "match" | "game" | "election" | "cup" | "league" | "football" | "night"));
    !elsewhere && (!weak || names_challenge(reading) || reading.sentence_at(at.start).len() <= 5)
}

/// A question or a wish to see; not "I want 130g protein" and not a fact.
fn asks(reading: &Reading, at: Span) -> bool {
    let unseen = (1..=3).any(|back| reading.before(at.start, back) == "not") && reading.denied(at.start);
    let off = |back: usize| matches!(reading.before(at.start, back), "off" | "from");
    if off(1) || reading.before(at.start, 1) == "my" && off(2) || unseen {
        return false;
    }
    let clause = reading.clause_at(at.start);
    let sentence = reading.sentence_at(at.start);
    let short = sentence.len() <= 4;
    let opener = |at: usize| {
        matches!(
            reading.text(at),
            "what"
                | "show"
                | "how"
                | "give"
                | "tell"
                | "view"
                | "see"
                | "calculate"
                | "can"
                | "could"
                | "who"
                | "check"
                | "my"
                | "let"
                | "display"
                | "open"
                | "have"
                | "remind"
                | "list"
                | "work"
                | "do"
                | "did"
                | "is"
                | "need"
        )
    };
    let opens = (clause.start..at.end).any(opener)
        || (sentence.start..at.end).any(|at| matches!(reading.text(at), "what" | "how" | "show"));
    let eaten = reading.marks.iter().any(|mark| mark.what == Meaning::Food && sentence.holds(mark.at.start))
        && (sentence.start..sentence.end).any(|at| reading.text(at) == "in");
    let dated =
        reading.free_days(sentence).next().is_some() && reading.text(at.start) == "what" && reading.text(at.start + 1) == "have";
    let figure = food::energy::energy(reading, if shows(reading, clause) { clause } else { sentence }).is_some();
    let explained = matches!((reading.before(at.start, 2), reading.before(at.start, 1)), ("is" | "are" | "whats", "a" | "an"));
    let bound = (sentence.start..sentence.end).any(|at| matches!(reading.text(at), "lowest" | "minimum" | "still" | "safe"));
    let chosen = eaten || dated || figure || explained || bound;
    let knowledge = chosen
        || reading.words[at.start].stem == "calori"
            && (sentence.start..sentence.end).any(|at| matches!(reading.text(at), "burn" | "does" | "are"));
    let meal = reading.has(Cue::MealPlan, clause);
    let first_person = (sentence.start..sentence.end).any(|at| matches!(reading.text(at), "i" | "my" | "me" | "mine" | "we"));
    let one_word =
        reading.text(at.start) != "protein" || at.len() > 1 || sentence.len() <= 3 && !reading.has(Cue::Asking, sentence);
    one_word && (opens || short) && !knowledge && !meal && (first_person || short || at.len() > 1)
}

/// "and show me my macros": the clause asks by itself.
fn shows(reading: &Reading, clause: Span) -> bool {
    (clause.start..(clause.start + 3).min(clause.end)).any(|at| matches!(reading.text(at), "show" | "what" | "tell"))
}

/// Reads an utterance by the rules of one family only.
pub(super) fn as_guessed(wish: Wish, reading: &mut Reading, found: &mut Found, world: &Knowledge) {
    match wish {
        Wish::SetProfile => profile::facts(reading, found, &world.exercises),
        Wish::LogSets => logging::sets::log_sets(reading, found, world),
        Wish::LogCardio => logging::cardio::log_cardio(reading, found, world),
        Wish::LogWeight => logging::weight::log_weight(reading, found),
        Wish::SessionAll | Wish::SessionPart | Wish::SessionNone => logging::session::log_session(reading, found),
        Wish::ReportPain => pain::report_pain(reading, found),
        Wish::SwapExercise => edits::swap::swap(reading, found),
        Wish::MoveSession => edits::move_day::move_session(reading, found),
        Wish::ShortenSession => edits::shorten::shorten_session(reading, found),
        Wish::ExplainExercise => asking::explain::explain_exercise(reading, found),
        Wish::ShowProgress => asking::progress::show_progress(reading, found),
        Wish::CreatePlan => asking::create::create_plan(reading, found),
        Wish::ShowPlan => asking::show::show_plan(reading, found),
        Wish::SetReminder => asking::reminder::set_reminder(reading, found),
        Wish::SwapMeal | Wish::EatOut => food::meals::swap_meal(reading, found),
        Wish::ExplainRecipe => food::recipe::explain_recipe(reading, found),
        Wish::ShowGroceries => food::groceries::show_groceries(reading, found),
        Wish::EatMore | Wish::EatLess => food::energy::adjust_calories(reading, found),
        _ => {}
    }
}

/// The intent that was guessed when no rule of its family reads the utterance. Its slots are what the words still tell.
/// What is nothing without its slots is not guessed.
pub(super) fn by_example(reading: &Reading, wish: Wish) -> Option<Intent> {
    plain(wish).or_else(|| with_slots(reading, wish))
}

fn plain(wish: Wish) -> Option<Intent> {
    Some(match wish {
        Wish::ShowProfile => Intent::ShowProfile,
        Wish::ShowTargets => Intent::ShowTargets,
        Wish::Undo => Intent::Undo,
        Wish::ExportData => Intent::ExportData,
        Wish::ForgetMe => Intent::ForgetMe,
        Wish::Help => Intent::Help,
        Wish::StartSession => Intent::StartSession,
        Wish::Question => Intent::Question,
        Wish::CheckIn => Intent::CheckIn,
        Wish::JoinChallenge => Intent::JoinChallenge,
        Wish::LeaveChallenge => Intent::LeaveChallenge,
        Wish::CreateChallenge => Intent::CreateChallenge,
        Wish::ShowLeaderboard => Intent::ShowLeaderboard,
        Wish::Affirm => Intent::Affirm,
        Wish::Deny => Intent::Deny,
        Wish::Cancel => Intent::Cancel,
        Wish::Thank => Intent::Thank,
        Wish::Greet => Intent::Greet,
        Wish::EatMore => Intent::AdjustCalories { direction: Amount::More, kcal: None },
        Wish::EatLess => Intent::AdjustCalories { direction: Amount::Less, kcal: None },
        Wish::Easier => Intent::AdjustDifficulty { direction: Direction::Easier },
        Wish::Harder => Intent::AdjustDifficulty { direction: Direction::Harder },
        _ => return None,
    })
}

/// The part of the body that is named, if only one is.
fn pain_area(reading: &Reading) -> Option<Area> {
    let mut areas = reading.marks.iter().filter_map(|mark| if let Meaning::Area(area) = mark.what { Some(area) } else { None });
    let area = areas.next()?;
    areas.all(|other| other == area).then_some(area)
}

fn with_slots(reading: &Reading, wish: Wish) -> Option<Intent> {
    let whole = reading.whole();
    let when = reading.days.iter().find_map(|mark| mark.what.when());
    let exercise = |place: usize| reading.exercises.get(place).map(|mark| mark.what.clone());
    let minutes = || reading.measures.iter().find_map(|mark| mark.what.minutes()).map(|minutes| minutes.round() as u16);
    let session = |done| Intent::LogSession(DoneSlots { done, feel: None, when });
    Some(match wish {
        Wish::ShowGroceries => Intent::ShowGroceries(food::groceries::slots(reading, whole)),
        Wish::ExplainRecipe => Intent::ExplainRecipe(food::recipe::slots(reading, whole, whole)),
        Wish::CreatePlan => Intent::CreatePlan { what: show::kind(reading, whole), weeks: None, days: None },
        Wish::ShowPlan => Intent::ShowPlan { what: show::kind(reading, whole), when: when.unwrap_or(When::Today) },
        Wish::ShowProgress => {
            let exercise = reading.exercises.last().map(|mark| mark.what.clone());
            let metric = progress::metric(reading, whole, exercise.is_some());
            Intent::ShowProgress { exercise, metric }
        }
        Wish::SwapMeal | Wish::EatOut => {
            Intent::SwapMeal(Box::new(food::meals::heard_slots(reading, whole, wish == Wish::EatOut)))
        }
        Wish::SessionAll => session(SessionDone::All),
        Wish::SessionPart => session(SessionDone::Part),
        Wish::SessionNone => session(SessionDone::None),
        Wish::SwapExercise => Intent::SwapExercise { exercise: exercise(0), with: exercise(1), reason: None },
        Wish::ShortenSession => Intent::ShortenSession { minutes: minutes(), when },
        Wish::ExplainExercise => Intent::ExplainExercise { exercise: reading.exercises.last().map(|mark| mark.what.clone()) },
        Wish::ReportPain => Intent::ReportPain { area: pain_area(reading) },
        Wish::Travel => Intent::Travel(edits::travel::slots(reading)),
        Wish::MoveSession => edits::move_day::heard_move(reading),
        _ => return None,
    })
}

/// Reads a wish to begin now.
pub(super) fn start_session(reading: &mut Reading, found: &mut Found) {
    let hit = reading
        .cues(Cue::StartSession, reading.whole())
        .filter(|at| is_free_but_for_days(reading, *at) && begins(reading, *at))
        .max_by_key(|at| at.len());
    if let Some(at) = hit {
        found.add(at.start, Intent::StartSession);
        let places: Vec<Span> = reading.cues(Cue::StartSession, reading.whole()).filter(|at| reading.is_free(*at)).collect();
        let sentence = reading.sentence_at(at.start);
        let figures = reading.free_measures(sentence).next().is_some();
        reading.take(if figures { at } else { sentence });
        places.into_iter().for_each(|at| reading.take(at));
    }
}

/// "start today's session but only 20 minutes": the day was taken by the minutes, the words are free.
fn is_free_but_for_days(reading: &Reading, at: Span) -> bool {
    let of_day = |place: usize| reading.days.iter().any(|mark| mark.at.holds(place));
    (at.start..at.end).all(|place| of_day(place) || reading.is_free(Span::new(place, place + 1)))
}

/// "start" begins; "start me on a diet", "when do I start", "starting next week" do not.
fn begins(reading: &Reading, at: Span) -> bool {
    let sentence = reading.sentence_at(at.start);
    let clause = reading.clause_at(at.start);
    let alone = clause.len() <= at.len() + 2;
    let elsewhere = reading.free_days(clause).any(|mark| mark.what.when() != Some(super::When::Today) && !mark.at.touches(at));
    let question = matches!(reading.text(sentence.start), "when" | "how" | "what" | "where" | "should" | "is" | "do");
    let first = matches!((reading.text(at.start), reading.text(at.start + 1)), ("what", "is") | ("where", "do" | "should"))
        || reading.text(at.start) == "first";
    let weak = at.len() == 1 || reading.text(at.start) == "i" && reading.text(at.end - 1) == "gym";
    let plan = reading.has(Cue::RealPlan, clause);
    let for_something = reading.text(at.end) == "for" && reading.text(at.end + 1) != "it";
    !elsewhere && !for_something && (!question || first) && (!weak || alone) && !plan && !reading.denied(at.start)
}
