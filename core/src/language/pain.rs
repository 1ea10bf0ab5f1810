//! "my knee hurts": it hurts now. A standing trouble ("bad knee") belongs to the profile.

use super::Intent;
use super::cue::Cue;
use super::lexicon::Meaning;
use super::phrases::{Mark, Span, among};
use super::reading::Reading;
use super::understand::Found;
use crate::athlete::Area;

/// Parts of the body that plans have no rules of their own for: the pain is noted without an area.
const OTHER_PARTS: &str =
    "thigh leg arm chest bicep tricep forearm glute rib hand finger trap lat ab stomach butt bum thumb back body muscle";

/// Reads reports of pain.
pub(super) fn report_pain(reading: &mut Reading, found: &mut Found) {
    let mut seen: Vec<Option<Area>> = Vec::new();
    for sentence in reading.sentences() {
        for (area, at, cue) in pains(reading, sentence) {
            if !seen.contains(&area) {
                seen.push(area);
                found.add(at.start.min(cue.start), Intent::ReportPain { area });
            }
            reading.take(at);
            reading.take(cue);
        }
    }
}

/// Pain out of ten above which a load stops (the traffic light of Thomeé 1997).
const SEVERE_PAIN: f64 = 5.0;

/// Whether a pain is rated above what training may cost: "8/10", "7 out of 10".
pub(crate) fn rates_severe(text: &str) -> bool {
    let plain = text.to_lowercase().replace("out of", "/").replace('/', " / ");
    let words: Vec<&str> = plain.split_whitespace().collect();
    let figure = |word: &str| word.trim_end_matches(['.', ',', '!']).parse::<f64>().ok();
    words.windows(3).any(|rated| match (figure(rated[0]), rated[1], figure(rated[2])) {
        (Some(pain), "/", Some(most)) => most == 10.0 && pain > SEVERE_PAIN && pain <= 10.0,
        _ => false,
    })
}

fn pains(reading: &Reading, sentence: Span) -> Vec<(Option<Area>, Span, Span)> {
    let areas = areas(reading, sentence);
    if corrects(reading, sentence, &areas) {
        return Vec::new();
    }
    let mut out = Vec::new();
    for (place, mark) in areas.iter().enumerate() {
        let clause = wide_clause(reading, mark.at, &areas, place);
        let Some(cue) = now_cue(reading, clause, mark.at) else { continue };
        if !crossed_out(reading, mark) && !is_past(reading, sentence, clause) && !asks(reading, sentence) {
            out.push((Some(mark.what), mark.at, cue));
        }
    }
    if areas.is_empty() && out.is_empty() {
        out.extend(elsewhere(reading, sentence));
    }
    out
}

/// "it was the ankle I injured, not the knee": what the profile says is mended, nothing hurts anew.
fn corrects(reading: &Reading, sentence: Span, areas: &[Mark<Area>]) -> bool {
    let told = matches!((reading.text(sentence.start), reading.text(sentence.start + 1)), ("it", "is" | "was"))
        || (sentence.start..sentence.end).any(|at| matches!(reading.text(at), "meant" | "fix" | "wrong" | "correct" | "said"));
    told && areas.iter().skip(1).any(|mark| crossed_out(reading, mark))
}

/// "not the knee".
fn crossed_out(reading: &Reading, mark: &Mark<Area>) -> bool {
    matches!((reading.before(mark.at.start, 2), reading.before(mark.at.start, 1)), ("not", "the" | "my" | "a") | (_, "not"))
}

fn areas(reading: &Reading, sentence: Span) -> Vec<Mark<Area>> {
    reading.meanings(sentence, |meaning| if let Meaning::Area(area) = meaning { Some(area) } else { None })
}

/// The clause of an area; a clause that follows without an area of its own belongs to it ("rolled my ankle, it's throbbing").
fn wide_clause(reading: &Reading, at: Span, areas: &[Mark<Area>], place: usize) -> Span {
    let clause = reading.clause_at(at.start);
    let sentence = reading.sentence_at(at.start);
    let next_area = areas.get(place + 1).map_or(sentence.end, |next| reading.clause_at(next.at.start).start);
    let pair = areas.get(place + 1).is_some_and(|next| next.at.start <= at.end + 2);
    if pair {
        let last = areas.last().map_or(clause, |last| reading.clause_at(last.at.start));
        return Span::new(clause.start, last.end);
    }
    Span::new(clause.start, clause.end.max(next_area.min(sentence.end)))
}

/// Words that tell of pain now.
fn now_cue(reading: &Reading, clause: Span, area: Span) -> Option<Span> {
    let hurts = |at: &Span| {
        let word = reading.words[at.start].stem.as_str();
        let idle = matches!(reading.text(at.start), "bad" | "stiff" | "tight" | "gone" | "went" | "angry")
            && at.len() == 1
            && !says_now(reading, clause);
        let idle = idle && at.start != area.end;
        let inside = at.start >= area.start
            && at.end <= area.end
            && !matches!(word, "hurt" | "pain" | "ach" | "ache" | "sore" | "spasm" | "twing" | "strain" | "tweak");
        let exercise = reading.exercises.iter().any(|mark| mark.at.touches(*at));
        !idle && !inside && !exercise && !reading.denied(at.start)
    };
    reading.cues(Cue::Pain, clause).find(hurts)
}

fn says_now(reading: &Reading, clause: Span) -> bool {
    (clause.start..clause.end).any(|at| matches!(reading.text(at), "today" | "now" | "really" | "just" | "tonight" | "this"))
}

/// Old trouble, said of the past or as a rule.
fn is_past(reading: &Reading, sentence: Span, clause: Span) -> bool {
    let long_ago = (sentence.start..sentence.end).any(|at| {
        matches!(
            reading.text(at),
            "years"
                | "ago"
                | "always"
                | "sometimes"
                | "history"
                | "used"
                | "chronic"
                | "occasionally"
                | "prone"
                | "year"
                | "often"
                | "limited"
                | "operation"
                | "operations"
                | "surgery"
                | "surgeries"
        ) || (reading.text(at) == "had" && !says_now(reading, sentence))
            || (reading.text(at) == "injury" && reading.text(at.saturating_sub(1)) != "new")
    });
    let now_and_then = (sentence.start..sentence.end).any(|at| reading.text(at) == "now" && reading.text(at + 1) == "and");
    let as_a_kid = (sentence.start..sentence.end).any(|at| {
        reading.text(at) == "as" && matches!(reading.text(at + 2), "kid" | "child" | "teen" | "teenager" | "boy" | "girl")
    });
    let long_ago = long_ago || now_and_then || as_a_kid;
    let fine = reading.has(Cue::FineNow, clause) && !reading.cues(Cue::FineNow, clause).any(|at| reading.denied(at.start));
    let asked = matches!(reading.asked, Some(super::Asked::Limitations));
    long_ago || fine || asked
}

/// "why do my knees hurt when I squat" still tells of pain; "is it ok if it hurts" asks.
fn asks(reading: &Reading, sentence: Span) -> bool {
    let first = reading.text(sentence.start);
    let mine = (sentence.start..sentence.end).any(|at| reading.text(at) == "my");
    (matches!(first, "is" | "should" | "does" | "what" | "how" | "are" | "can") && !mine)
        || (first == "should" || (first == "can" && !mine))
        || reading.text(sentence.start) == "why"
        || (sentence.start..sentence.end).any(|at| {
            matches!((reading.text(at), reading.text(at + 1)), ("is" | "are", "that" | "this" | "it" | "those"))
                && matches!(reading.text(at + 2), "normal" | "ok" | "okay" | "bad" | "fine" | "expected" | "good" | "a" | "safe")
        })
}

/// "deadlifts hurt, swap them": the pain is why another exercise is wanted, and no part of the body was named.
fn asks_for_another(reading: &Reading) -> bool {
    reading.has_any(&[Cue::Swap, Cue::SomethingElse, Cue::Instead, Cue::InsteadOf, Cue::DropIt], reading.whole())
}

/// Pain in a part that has no rules of its own, or nowhere in particular.
fn elsewhere(reading: &Reading, sentence: Span) -> Option<(Option<Area>, Span, Span)> {
    let part = (sentence.start..sentence.end)
        .find(|&at| among(OTHER_PARTS, reading.text(at).trim_end_matches('s')) && reading.is_free(Span::new(at, at + 1)));
    let strong = |at: &Span| {
        matches!(
            reading.words[at.start].stem.as_str(),
            "hurt"
                | "pain"
                | "ach"
                | "ache"
                | "ouch"
                | "ow"
                | "tweak"
                | "pull"
                | "strain"
                | "throb"
                | "sharp"
                | "swollen"
                | "sore"
                | "stab"
                | "agoni"
                | "cramp"
                | "twing"
        )
    };
    let cue = reading.cues(Cue::Pain, sentence).filter(|at| reading.is_free(*at)).find(strong)?;
    let word = reading.words[cue.start].stem.as_str();
    let sharp =
        matches!(word, "hurt" | "ouch" | "ow" | "tweak" | "throb" | "stab") || (matches!(word, "pain") && sentence.len() <= 6);
    let nowhere = matches!(reading.before(cue.start, 1), "nothing" | "nowhere" | "neither");
    let mild = matches!(word, "sore" | "ach" | "ache") && part.is_none();
    if reading.denied(cue.start)
        || is_past(reading, sentence, sentence)
        || asks(reading, sentence)
        || mild
        || nowhere
        || (part.is_none() && !sharp)
    {
        return None;
    }
    let clause = reading.clause_at(cue.start);
    let by_it = reading.exercises.iter().any(|mark| clause.holds(mark.at.start) && mark.at.end <= cue.start);
    if part.is_none() && by_it && asks_for_another(reading) {
        return None;
    }
    let diagnosed = reading.marks.iter().any(|mark| matches!(mark.what, Meaning::Condition(_)) && sentence.holds(mark.at.start));
    if diagnosed {
        return None;
    }
    let at = part.map_or(cue, |at| Span::new(at, at + 1));
    Some((None, at, cue))
}
