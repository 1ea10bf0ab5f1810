//! "bench 3x5, and what's next": a clause that nobody understood is read once more, on its own, by its own verb.

use super::phrases::{Span, among};
use super::reading::Reading;
use super::understand::{Context, Found, weigh};
use super::{Intent, Understanding};
use crate::knowledge::Knowledge;

/// Fewest words of a clause that wishes for something.
const FEWEST: usize = 3;
/// How sure the reading of a clause must be.
const SURE_ENOUGH: f64 = 0.55;

/// Adds what clauses say that are still free.
pub(super) fn further_wishes(reading: &mut Reading, found: &mut Found, context: &Context, world: &Knowledge) {
    if found.is_empty() || found.is_small_talk() {
        return;
    }
    for clause in reading.clauses() {
        if !stands_free(reading, clause) {
            continue;
        }
        let alone = Context { asked: None, ..*context };
        let text = said(reading, clause);
        let inner = weigh(&text, &alone, world, Reading::of(&text, &alone, &world.language), Found::default(), false);
        let wishes = wishes(inner, opening(reading, clause));
        let wishes = if wishes.is_empty() && wonders(reading, clause) { vec![Intent::Question] } else { wishes };
        let news: Vec<Intent> = wishes.into_iter().filter(|wish| !found.holds_kind(wish)).collect();
        if !news.is_empty() {
            reading.take(clause);
        }
        news.into_iter().for_each(|wish| found.add(clause.start, wish));
    }
}

/// "when can I start", "why do I even have these", "how long will it take": it wants to know, whatever it is about.
fn wonders(reading: &Reading, clause: Span) -> bool {
    let first = (clause.start..clause.end).find(|&at| reading.words[at].is_word() && !among(LEADS, reading.text(at)));
    first.is_some_and(|at| match reading.text(at) {
        "why" | "should" => true,
        "when" => matches!(reading.text(at + 1), "can" | "should" | "may" | "do"),
        "how" => matches!(reading.text(at + 1), "long" | "soon" | "often"),
        "is" | "does" => matches!(reading.text(at + 1), "it" | "that" | "this") && reading.text(clause.end - 1) == "?",
        _ => false,
    })
}

fn stands_free(reading: &Reading, clause: Span) -> bool {
    let words = (clause.start..clause.end).filter(|&at| reading.words[at].is_word()).count();
    let figure = (clause.start..clause.end).any(|at| reading.words[at].number().is_some());
    words + usize::from(figure) * 2 >= FEWEST && words > 0 && reading.is_free(clause)
}

/// The words of a clause, as they were read.
fn said(reading: &Reading, clause: Span) -> String {
    let mut text = String::new();
    for token in &reading.words[clause.start..clause.end] {
        if token.hyphen {
            text.push('-');
        } else if !token.glued && !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&token.text);
    }
    text
}

/// What a clause can wish for by itself. Facts were read with the whole.
fn wishes(understood: Understanding, opening: Opening) -> Vec<Intent> {
    let sure = understood.confidence >= SURE_ENOUGH;
    understood.intents.into_iter().filter(|intent| stands_alone(intent, opening, sure)).collect()
}

/// How a clause begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opening {
    /// "why", "is it", "should I": it wants to know.
    Doubts,
    /// "and what": it wants to see.
    Asks,
    /// "and show me", "start": it wants something done.
    Wishes,
    /// "make it", "push": it wants what there is otherwise.
    Changes,
    /// It tells.
    Tells,
}

/// Words before the first that counts.
const LEADS: &str = "and so then also but plus btw please pls kindly now just oh ok okay right well coach hey while";

/// Words that begin a question.
const ASKS: &str = "what whats which where did do";

/// Words that begin a question of knowledge.
const DOUBTS: &str = "when why how is are does will should am";

/// Words that begin a wish.
const WISHES: &str = "show tell give start begin log add swap replace change move cut shorten remind export download delete \
    join sign drop remove leave can could want need let go list display open take put check send get skip switch trim keep";

/// Words that begin a wish for more or less of what there is.
const CHANGES: &str = "make push bump";

fn opening(reading: &Reading, clause: Span) -> Opening {
    let first = (clause.start..clause.end).find(|&at| reading.words[at].is_word() && !among(LEADS, reading.text(at)));
    let first = first.map_or("", |at| reading.text(at));
    if among(DOUBTS, first) {
        Opening::Doubts
    } else if among(ASKS, first) {
        Opening::Asks
    } else if among(CHANGES, first) {
        Opening::Changes
    } else if among(WISHES, first) {
        Opening::Wishes
    } else {
        Opening::Tells
    }
}

fn stands_alone(intent: &Intent, opening: Opening, sure: bool) -> bool {
    match intent {
        Intent::Question => opening == Opening::Doubts,
        Intent::ShowPlan { .. }
        | Intent::ShowProgress { .. }
        | Intent::ShowTargets
        | Intent::ShowProfile
        | Intent::ShowGroceries(_)
        | Intent::ShowLeaderboard
        | Intent::ExplainExercise { .. }
        | Intent::ExplainRecipe(_) => opening != Opening::Tells,
        Intent::StartSession => opening == Opening::Wishes && sure,
        Intent::AdjustDifficulty { .. } => opening == Opening::Changes,
        Intent::CreatePlan { .. }
        | Intent::SwapExercise { .. }
        | Intent::ShortenSession { .. }
        | Intent::SetReminder { .. }
        | Intent::ExportData
        | Intent::SwapMeal(_)
        | Intent::JoinChallenge
        | Intent::LeaveChallenge
        | Intent::MoveSession { .. } => matches!(opening, Opening::Wishes | Opening::Changes),
        Intent::ReportPain { area } => area.is_some(),
        Intent::LogSets(_) | Intent::LogCardio(_) | Intent::LogWeight { .. } => sure,
        _ => false,
    }
}
