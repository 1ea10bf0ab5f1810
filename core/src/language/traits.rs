//! What an utterance looks like to the listener: its words and pairs of words, with figures, days, exercises and foods as what
//! they are, the classes its words belong to, the cues that stand in it, and what the rules read in it.

use super::When;
use super::dates::DayName;
use super::learned::{Trait, named};
use super::lexicon::{Lexicon, Meaning};
use super::measures::Measure;
use super::phrases::Span;
use super::reading::Reading;
use super::wish::Wish;

/// The traits of an utterance.
#[derive(Debug, Default)]
pub(super) struct Traits {
    /// All of them, each once, in ascending order.
    pub(super) all: Vec<Trait>,
    /// Those that each clause has by itself.
    pub(super) clauses: Vec<(Span, Vec<Trait>)>,
}

/// The traits of an utterance. What the rules read in it is one, unless it is left out on purpose.
pub(super) fn traits(reading: &Reading, lexicon: &Lexicon, rules: Option<&[Wish]>) -> Traits {
    let mut clauses = Vec::new();
    let mut spoken = vec![Spoken::edge("^^")];
    for clause in reading.clauses() {
        let mut words = vec![Spoken::edge("^")];
        words.extend(sorted_words(reading, clause, lexicon));
        words.push(Spoken::edge("$"));
        let mut own = Vec::with_capacity(8 * words.len());
        of_words(&words, &mut own);
        of_classes(&words, &mut own);
        of_cues(reading, clause, &mut own);
        spoken.extend(words.drain(1..).filter(|word| !word.edge));
        clauses.push((clause, own));
    }
    spoken.push(Spoken::edge("$$"));
    let mut all: Vec<Trait> = clauses.iter().flat_map(|(_, own)| own).copied().collect();
    of_pairs(&spoken, &mut all);
    of_shape(spoken.len(), clauses.len(), &mut all);
    all.extend(reading.asked.map(|asked| named(&["asked:", asked.name()])));
    if let Some(rules) = rules {
        of_rules(rules, unread(reading), &mut all);
    }
    all.sort_unstable();
    all.dedup();
    Traits { all, clauses }
}

/// A word as the listener hears it.
struct Spoken {
    name: String,
    /// The classes it belongs to, by name.
    classes: Vec<&'static str>,
    /// No word, but where the clause begins or ends.
    edge: bool,
}

impl Spoken {
    fn edge(name: &str) -> Self {
        Self { name: name.to_owned(), classes: Vec::new(), edge: true }
    }

    /// Its first class, or itself.
    fn class(&self) -> [&str; 3] {
        self.classes.first().map_or(["", &self.name, ""], |class| ["{", class, "}"])
    }
}

fn of_words(words: &[Spoken], out: &mut Vec<Trait>) {
    of_pairs(words, out);
    out.extend(words.iter().filter(|word| !word.edge).map(|word| named(&[&word.name])));
}

fn of_pairs(words: &[Spoken], out: &mut Vec<Trait>) {
    out.extend(words.windows(2).map(|pair| named(&[&pair[0].name, " ", &pair[1].name])));
    out.extend(words.windows(3).map(|three| named(&[&three[0].name, " _ ", &three[2].name])));
}

fn of_classes(words: &[Spoken], out: &mut Vec<Trait>) {
    out.extend(words.iter().flat_map(|word| &word.classes).map(|class| named(&["{", class, "}"])));
    for pair in words.windows(2) {
        let ([a, b, c], [d, e, f]) = (pair[0].class(), pair[1].class());
        out.push(named(&["2:", a, b, c, " ", d, e, f]));
    }
    for three in words.windows(3) {
        let ([a, b, c], [d, e, f], [g, h, i]) = (three[0].class(), three[1].class(), three[2].class());
        out.push(named(&["2:", a, b, c, " _ ", g, h, i]));
        out.push(named(&["3:", a, b, c, " ", d, e, f, " ", g, h, i]));
    }
}

fn of_cues(reading: &Reading, clause: Span, out: &mut Vec<Trait>) {
    for mark in reading.marks.iter().filter(|mark| clause.start <= mark.at.start && mark.at.end <= clause.end) {
        if let Meaning::Cue(cue) = mark.what {
            let denied = if reading.denied_before(mark.at.start) { "!" } else { "" };
            out.push(named(&["cue:", cue.name(), denied]));
        }
    }
}

/// How long it is, and in how many parts.
fn of_shape(words: usize, clauses: usize, out: &mut Vec<Trait>) {
    const FIGURES: [&str; 7] = ["0", "1", "2", "3", "4", "5", "6"];
    out.push(named(&["words:", FIGURES[(words / 5).min(6)]]));
    out.push(named(&["clauses:", FIGURES[clauses.min(5)]]));
}

/// How much of it no rule took: none, little, some, half, most.
fn unread(reading: &Reading) -> &'static str {
    const SHARES: [(f64, &str); 4] = [(0.01, "none"), (0.2, "little"), (0.4, "some"), (0.65, "half")];
    let left = reading.left_over();
    SHARES.iter().find(|(share, _)| left < *share).map_or("most", |(_, name)| name)
}

fn of_rules(rules: &[Wish], unread: &str, out: &mut Vec<Trait>) {
    out.push(named(&["unread:", unread]));
    out.extend(rules.iter().map(|rule| named(&["rules:", rule.name(), "@", unread])));
    if rules.is_empty() {
        out.push(named(&["rules:none"]));
    }
    for (place, one) in rules.iter().enumerate() {
        out.push(named(&["rules:", one.name()]));
        for other in &rules[place + 1..] {
            let (first, second) = if one < other { (one, other) } else { (other, one) };
            out.push(named(&["rules:", first.name(), "+", second.name()]));
        }
    }
    out.push(named(&["rules:", ["0", "1", "2", "3", "4"][rules.len().min(4)]]));
}

fn sorted_words(reading: &Reading, within: Span, lexicon: &Lexicon) -> Vec<Spoken> {
    let mut out = Vec::with_capacity(within.len());
    let mut at = within.start;
    while at < within.end {
        let (word, end) = sort(reading, at).unwrap_or_else(|| (plain(reading, at, lexicon), at + 1));
        out.extend(word);
        at = end.max(at + 1);
    }
    out
}

fn plain(reading: &Reading, at: usize, lexicon: &Lexicon) -> Option<Spoken> {
    let token = &reading.words[at];
    if token.number().is_some() {
        return Some(Spoken { name: "<number>".to_owned(), classes: Vec::new(), edge: false });
    }
    let classes = lexicon.classes.of(&token.stem);
    (token.is_word() || token.is_sign('?')).then(|| Spoken { name: token.stem.clone(), classes, edge: false })
}

/// What stands here, if it is of a kind of which any would do.
fn sort(reading: &Reading, at: usize) -> Option<(Option<Spoken>, usize)> {
    let exercise = reading.exercises.iter().find(|mark| mark.at.start == at).map(|mark| ("exercise", mark.at.end));
    let day = || reading.days.iter().find(|mark| mark.at.start == at).map(|mark| (day(&mark.what), mark.at.end));
    let measure = || reading.measures.iter().find(|mark| mark.at.start == at).map(|mark| (measure(mark.what), mark.at.end));
    let thing = || {
        let here = reading.marks.iter().filter(|mark| mark.at.start == at);
        here.filter_map(|mark| Some((thing(mark.what)?, mark.at.end))).max_by_key(|(_, end)| *end)
    };
    let (name, end) = exercise.or_else(day).or_else(measure).or_else(thing)?;
    Some((Some(Spoken { name: format!("<{name}>"), classes: Vec::new(), edge: false }), end))
}

fn day(name: &DayName) -> &'static str {
    match name.when() {
        Some(When::Today) => "today",
        Some(When::Tomorrow) => "tomorrow",
        Some(When::Yesterday) => "yesterday",
        Some(When::Week | When::NextWeek) => "week",
        Some(When::Day(_)) => "weekday",
        Some(When::Date(_)) => "date",
        None => "weekdays",
    }
}

fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Kg(_) => "kg",
        Measure::Cm(_) => "cm",
        Measure::Seconds(_) => "time",
        Measure::Km(_) => "km",
        Measure::Percent(_) => "percent",
        Measure::Days(_) => "days",
        Measure::Weeks(_) => "weeks",
        Measure::Months(_) => "months",
        Measure::Years(_) => "years",
        Measure::Clock(..) | Measure::Colon(..) => "clock",
    }
}

fn thing(meaning: Meaning) -> Option<&'static str> {
    Some(match meaning {
        Meaning::Equipment(_) => "kit",
        Meaning::Area(_) => "area",
        Meaning::Condition(_) => "condition",
        Meaning::Diet(_) => "diet",
        Meaning::Allergen(_) | Meaning::Food => "food",
        Meaning::Cuisine => "cuisine",
        Meaning::Meal(_) => "meal",
        Meaning::Goal(_) => "goal",
        Meaning::Experience(_) => "level",
        Meaning::Activity(_) => "activity",
        Meaning::Sex(_) => "sex",
        _ => return None,
    })
}
