//! What to do now: short, kind, without a guess at the cause.

use super::signs::Help;
use super::{BOOK, RedFlag};
use crate::card::{Card, Tone};
use crate::language::{Intent, UrgentKind};

const EMERGENCY_NUMBER: &str = "Call your local emergency number now (911 in the US, 112 in Europe, 999 in the UK).";
const NO_JUDGEMENT: &str = "I can't tell from here how serious it is, so please let somebody check.";
const US_LINE: &str = "US: call or text 988, free, day and night.";
const OTHER_LINES: &str = "UK and Ireland: Samaritans, 116 123. Elsewhere: findahelpline.com lists your country's line.";
const EATING_LINES: &str =
    "US: ANAD helpline, 1-888-375-7767. UK: Beat, 0808 801 0677. Elsewhere: your doctor, or findahelpline.com.";
const AFTERWARDS: &str = "Your plan can wait. Write to me when you've been looked after.";

/// What to do now. Coaching stops with this card.
pub fn answer(flag: &RedFlag) -> Card {
    let sign = BOOK.signs.iter().find(|sign| sign.name == flag.sign);
    let heard = sign.map_or("this", |sign| &sign.heard);
    match (flag.sign, sign.map(|sign| sign.help), flag.kind) {
        ("very_high_blood_pressure", ..) => high_pressure(),
        ("pressure_with_signs", ..) => call_now("a very high blood pressure and signs that come with it"),
        ("very_low_intake", ..) => eating("eating very little"),
        (_, Some(help), _) => by_help(help, heard),
        (_, None, UrgentKind::SelfHarm) => crisis(),
        (_, None, UrgentKind::EatingDisorder) => eating(heard),
        (_, None, UrgentKind::Medical) => call_now(heard),
    }
}

fn by_help(help: Help, heard: &str) -> Card {
    match help {
        Help::CallNow => call_now(heard),
        Help::CoolAndCall => cool_and_call(heard),
        Help::EmergencyRoom => emergency_room(heard),
        Help::SeenToday => seen_today(heard),
        Help::Maternity => maternity(heard),
        Help::Crisis => crisis(),
        Help::EatingHelpline => eating(heard),
    }
}

fn urgent(title: &str, first: String) -> Card {
    Card::default().titled(title).toned(Tone::Urgent).text(first)
}

fn call_now(heard: &str) -> Card {
    urgent("Stop and get help now", format!("You told me of {heard}. {NO_JUDGEMENT}"))
        .list([
            "Stop training. Sit or lie down.",
            EMERGENCY_NUMBER,
            "Stay with someone, unlock the door, don't drive yourself.",
            "Over by now? Call anyway, or see a doctor today, before you train again.",
        ])
        .text(AFTERWARDS)
}

fn cool_and_call(heard: &str) -> Card {
    urgent("Stop and cool down now", format!("You told me of {heard}. Heat can turn dangerous within minutes."))
        .list([
            EMERGENCY_NUMBER,
            "Get into the shade or indoors and lie down.",
            "Cold water on skin and clothes, fan, ice at neck and armpits.",
            "Small sips only if you're fully awake. Don't stay alone.",
        ])
        .text(AFTERWARDS)
}

fn emergency_room(heard: &str) -> Card {
    urgent("Stop: this needs a doctor today", format!("You told me of {heard}. {NO_JUDGEMENT}"))
        .list([
            "No more training today, and don't rub or stretch it.",
            "Go to an emergency department now; let somebody else drive.",
            "If you get chest pain, trouble breathing, or can't walk: call your local emergency number.",
        ])
        .text(AFTERWARDS)
}

fn seen_today(heard: &str) -> Card {
    urgent("Stop this session and have it seen today", format!("You told me of {heard}. {NO_JUDGEMENT}"))
        .list([
            "Stop here. Don't test it with another set.",
            "See a doctor or urgent care today.",
            "If you feel faint, get chest pain, or it gets worse fast: call your local emergency number.",
        ])
        .text(AFTERWARDS)
}

fn maternity(heard: &str) -> Card {
    urgent("Stop and call your maternity team now", format!("You told me of {heard}. {NO_JUDGEMENT}"))
        .list([
            "Stop training and rest on your left side.",
            "Call your midwife, maternity ward or doctor now; they want these calls, day or night.",
            "Heavy bleeding, strong pain, fainting or chest pain: call your local emergency number.",
        ])
        .text(AFTERWARDS)
}

fn high_pressure() -> Card {
    urgent("No training at this blood pressure", "180/110 or more at rest means no exercise today.".to_owned())
        .list([
            "Sit quietly for 5 minutes and measure again.",
            "Still that high? Call your doctor today.",
            "Chest pain, trouble breathing, a bad headache, blurred sight, a weak side: call your local emergency number now.",
        ])
        .text(AFTERWARDS)
}

fn crisis() -> Card {
    urgent(
        "I'm glad you told me",
        "That sounds very heavy, and you matter more than any plan. You don't have to carry it alone.".to_owned(),
    )
    .list([
        "In danger right now, or already hurt? Call your local emergency number (911, 112, 999).",
        US_LINE,
        OTHER_LINES,
        "Tell one person near you, even just \"I'm not okay\", and stay with them.",
    ])
    .text("I'm a training coach, so a person can help you better than I can. I'll be here afterwards.")
}

fn eating(heard: &str) -> Card {
    urgent("Thank you for telling me", format!("You told me of {heard}. That is hard, and it is not your fault. Help works."))
        .list([
            "I won't set calorie or weight targets with you, and no training to make up for food.",
            EATING_LINES,
            "Fainting, chest pain, blood when you vomit, or days without food: call your local emergency number.",
            "If you also think of hurting yourself: call or text 988 in the US.",
        ])
        .text("Could you tell one person you trust today?")
}

/// Shows where help is, and asks: for words that may tell of danger and may not.
pub fn ask(kind: UrgentKind) -> Card {
    let (card, no) = match kind {
        UrgentKind::Medical => (ask_of_signs(), "No, all is well"),
        UrgentKind::SelfHarm => (ask_of_harm(), "No, I'm safe"),
        UrgentKind::EatingDisorder => (ask_of_eating(), "No, I'm fine"),
    };
    card.toned(Tone::Careful).button("Yes, or not sure", Intent::Affirm).button(no, Intent::Deny)
}

fn ask_of_signs() -> Card {
    Card::default()
        .titled("One question before we go on")
        .text("That could be a warning sign, and I can't tell from here.")
        .list([
            "Sudden, severe or getting worse, or with chest pain, trouble breathing, fainting or a weak side: call your local emergency number now (911, 112, 999).",
            "New, or it worries you: have it seen today, and don't train until then.",
        ])
        .text("Is something like this happening, to you or to somebody with you?")
}

fn ask_of_harm() -> Card {
    Card::default()
        .titled("I want to be sure I heard you right")
        .text("Are you thinking of hurting yourself, or of not being here any more? You can say so.")
        .list(["In danger right now? Call your local emergency number (911, 112, 999).", US_LINE, OTHER_LINES])
}

fn ask_of_eating() -> Card {
    Card::default()
        .titled("I want to be sure I heard you right")
        .text("Is eating, or how you see your body, weighing on you? It's not your fault, and help works.")
        .list([EATING_LINES, "Fainting, chest pain, or days without food: call your local emergency number."])
}
