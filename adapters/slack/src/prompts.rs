//! What an agent suggests when its conversation is opened: where somebody stands decides.

use fettle_core::conversation::Conversation;

use crate::messenger::Prompt;

const PLAN: Prompt =
    Prompt { title: "Make me a plan", message: "Make me a plan: build muscle, 3 days a week, 40 minutes, dumbbells" };
const TODAY: Prompt = Prompt { title: "What's today?", message: "What's today?" };
const SHORT: Prompt = Prompt { title: "I have less time", message: "I only have 20 minutes today" };
const HURTS: Prompt = Prompt { title: "Something hurts", message: "My knee hurts" };
const MEALS: Prompt = Prompt { title: "Plan my meals", message: "Plan my meals for the week" };
const DINNER: Prompt = Prompt { title: "What's for dinner?", message: "What's for dinner?" };
const HELP: Prompt = Prompt { title: "What can you do?", message: "What can you do?" };

/// Four suggestions.
pub(crate) fn prompts(conversation: &Conversation) -> [Prompt; 4] {
    let dossier = conversation.dossier();
    match (dossier.programme.is_some(), dossier.kitchen.plan.is_some()) {
        (false, false) => [PLAN, MEALS, HURTS, HELP],
        (false, true) => [DINNER, PLAN, HURTS, HELP],
        (true, false) => [TODAY, SHORT, HURTS, MEALS],
        (true, true) => [TODAY, DINNER, SHORT, HURTS],
    }
}
