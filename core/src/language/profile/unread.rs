//! Allergies whose object is no known allergen: a food that is left out, or words to ask about.

use super::allergies::Anchor;
use super::others;
use crate::athlete::{ProfilePatch, Without};
use crate::language::food::guests;
use crate::language::food::names::{foods, name};
use crate::language::lexicon::Meaning;
use crate::language::phrases::{Mark, Span, among};
use crate::language::reading::Reading;

/// An allergy whose object is no allergen: a food that is left out, or words to ask about.
pub(super) fn unnamed(reading: &mut Reading, patch: &mut ProfilePatch, anchors: &[Anchor]) {
    let diets: Vec<Span> =
        reading.marks.iter().filter(|mark| matches!(mark.what, Meaning::Diet(_))).map(|mark| mark.at).collect();
    for anchor in anchors.iter().filter(|anchor| anchor.denied) {
        let object = object(reading, anchor.at);
        let over: Vec<Span> = foods(reading, object).into_iter().map(|food| food.at).filter(|at| reading.is_free(*at)).collect();
        for at in over {
            patch.without.food_allergies.insert(name(reading, at));
            reading.take(at);
        }
    }
    let taken: Vec<usize> = anchors
        .iter()
        .map(|anchor| anchor.at)
        .filter(|&at| !reading.is_free(Span::new(at, at + 1)) && guests::tells_of_visitors(reading, reading.clause_at(at)))
        .collect();
    let open =
        |anchor: &&Anchor| !taken.contains(&anchor.at) && !anchor.denied && !diets.iter().any(|diet| diet.holds(anchor.at));
    for anchor in anchors.iter().filter(open) {
        let object = object(reading, anchor.at);
        let known: Vec<Span> = reading
            .marks
            .iter()
            .filter(|mark| {
                matches!(mark.what, Meaning::Allergen(_) | Meaning::Diet(_) | Meaning::Condition(_)) && object.touches(mark.at)
            })
            .map(|mark| mark.at)
            .collect();
        let of_a_diet = |at: Span| diets.iter().any(|diet| diet.touches(at));
        let eaten: Vec<Mark<String>> = foods(reading, object).into_iter().filter(|food| !of_a_diet(food.at)).collect();
        for food in &eaten {
            patch.food_allergies.insert(food.what.clone());
            reading.take(food.at);
        }
        let read = |at: usize| known.iter().chain(eaten.iter().map(|food| &food.at)).any(|span| span.holds(at));
        let words: Vec<&str> = (object.start..object.end)
            .filter(|&at| reading.words[at].is_word() && !read(at) && !among(SMALL, reading.text(at)))
            .map(|at| reading.words[at].typed.as_str())
            .collect();
        let harmless = words.iter().any(|word| NO_FOOD.contains(word));
        if !words.is_empty() && !harmless {
            patch.unread_allergy = Some(words.join(" "));
        } else if known.is_empty()
            && eaten.is_empty()
            && !harmless
            && patch.allergens.is_empty()
            && patch.diets.is_empty()
            && patch.without == Without::default()
        {
            patch.unread_allergy = Some(String::new());
        }
        reading.take(Span::new(anchor.at, anchor.at + 1));
    }
}

/// "allergic to ..." as far as the list goes, or the words right before "allergy".
fn object(reading: &Reading, anchor: usize) -> Span {
    let sentence = reading.sentence_at(anchor);
    let linked = reading.text(anchor + 2) != "all" && matches!(reading.text(anchor + 1), "to" | "of" | "towards" | "is" | "are")
        || reading.text(anchor + 1) == ":";
    if linked {
        let stops = |at: usize| {
            reading.text(at + 1) != "to" && among(STOPS, reading.text(at)) && !lists_one_more(reading, at)
                || matches!(reading.words[at].kind, crate::language::tokens::Kind::Sign('.' | '?' | '!' | ';' | '('))
        };
        let end = (anchor + 2..sentence.end).find(|&at| stops(at)).unwrap_or(sentence.end);
        return Span::new((anchor + 2).min(end), end);
    }
    let before = (sentence.start..anchor)
        .rev()
        .take(4)
        .take_while(|&at| reading.words[at].is_word() && !is_no_name(reading, at) || reading.text(at) == "and");
    Span::new(anchor - before.count(), anchor)
}

/// "and also kinda strawberries": the list goes on.
fn lists_one_more(reading: &Reading, at: usize) -> bool {
    let food = |at: usize| {
        reading.marks.iter().any(|mark| mark.at.start == at && matches!(mark.what, Meaning::Food | Meaning::Allergen(_)))
    };
    let next = (at + 1..at + 5)
        .find(|&at| !among("kinda kind of sort to maybe a bit possibly slightly mildly some the", reading.text(at)));
    matches!(reading.text(at), "also" | "plus") && next.is_some_and(food)
}

/// Words that end the list of what somebody is allergic to.
const STOPS: &str = "but so because i my please can could that which also though make give is are will would if not no she he we they keep \
    what how when where which who whats show swap change send tell leave only just vegan vegetarian have hate anyway otherwise need want plus there theres";

fn is_no_name(reading: &Reading, at: usize) -> bool {
    among(BEFORE, reading.text(at)) || others::is_person(reading, at)
}

/// Words that are not the name of what stands before "allergy".
const BEFORE: &str = "but though because then however lactose nor neither only still actually and-or cause maybe while where when if like all my-own whose either both than mention mentioned called a an my the have got has no bad severe serious food mild slight any his her nasty deadly is am i with to not of really \
    very highly bit also add new as had or about some for had badly slightly mildly severely massively it was are be been \
    just so due out turns me we kids son daughter wife husband partner super deathly quite pretty this that known list";

/// Words that name nothing.
const SMALL: &str = "also kinda kind sort bit possibly slightly mildly but though because so then however my our i am is are have has been that this which when if like always since years child kid life mild severe serious slight badly very deadly tested doctor says said and or the a an all any some of in too well as lol unfortunately sadly badly both to me really sorry coach btw kinds \
    types protein products stuff raw cooked fresh things certain it nuts food foods now mate mainly mostly especially \
    actually apparently being thanks yes ok then out free very other tree for with severely one intolerant allergic at \
    else anything much nothing everything mine ours pair them these those lot two three apparantly \
    weird strange odd know proper actual real genuine full blown";

/// Allergies that are no matter of food.
const NO_FOOD: &str = "dust pollen cats cat dogs dog penicillin latex bees bee wasps wasp grass nickel mould mold ibuprofen aspirin hay \
    hayfever plasters exercise cardio running mornings mondays work burpees cold heat sweat gym amoxicillin antibiotics \
    perfume fur pets horses sun effort bullshit seasonal";
