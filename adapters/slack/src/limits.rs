//! What Slack takes, and how fast. Each figure is from the page of docs.slack.dev that its comment names, or from the models of
//! Slack's own SDKs where the page is silent.

use std::time::Duration;

// --- Requests that come in -------------------------------------------------------------------------------------------------

/// How far a signature's time may be from ours; authentication/verifying-requests-from-slack.
pub const CLOCK_SKEW: Duration = Duration::from_secs(300);

/// Longest body that is read. Slack names no limit; a press with a message of ours around it is below 100 KiB.
pub const BODY_BYTES: usize = 512 * 1024;

/// Longest time a body may take to arrive. Slack itself gives up after three seconds; interactivity/handling-user-interaction.
pub const BODY_TIME: Duration = Duration::from_secs(3);

// --- Messages; reference/block-kit/blocks, reference/methods/chat.postMessage -------------------------------------------------

/// Blocks in a message.
pub const MESSAGE_BLOCKS: usize = 50;

/// Characters of a message's own text; longer ones are cut by Slack at 40,000, and 4,000 is what it recommends.
pub const MESSAGE_TEXT: usize = 4_000;

/// Characters in a header block.
pub const HEADER_TEXT: usize = 150;

/// Characters in one text of ours. A section takes 3,000; rich text has no figure, so it keeps to the same.
pub const TEXT: usize = 3_000;

/// Characters of all rich text in one message, so that a message never becomes `msg_too_long`.
pub const MESSAGE_CHARS: usize = 12_000;

/// Characters in a text of a context block; the models of slack_sdk.
pub const CONTEXT_TEXT: usize = 2_000;

/// Rows of a table, its headings included.
pub const TABLE_ROWS: usize = 100;

/// Columns of a table.
pub const TABLE_COLUMNS: usize = 20;

/// Characters in all cells of a message's tables; reference/block-kit/blocks/table-block.
pub const TABLE_CHARS: usize = 10_000;

/// Tables in a message; the same page.
pub const TABLES: usize = 1;

/// Elements in one block of actions.
pub const ACTIONS: usize = 25;

/// Characters on a button.
pub const BUTTON_TEXT: usize = 75;

/// Options in a select.
pub const OPTIONS: usize = 100;

/// Characters of an option and of its value; @slack/types says 75 for the value where slack_sdk says 150.
pub const OPTION_TEXT: usize = 75;

/// Characters of the words in an empty field.
pub const PLACEHOLDER: usize = 150;

/// Charts in a message; reference/block-kit/blocks/data-visualization-block.
pub const CHARTS: usize = 2;

/// Characters of a chart's title; the same page.
pub const CHART_TITLE: usize = 50;

/// Characters of a label in a chart; the same page.
pub const CHART_LABEL: usize = 20;

/// Parts of a pie: the sources differ between 6 and 12.
pub const CHART_SEGMENTS: usize = 6;

// --- Views; reference/views -------------------------------------------------------------------------------------------------

/// Blocks in a modal or in the home tab.
pub const VIEW_BLOCKS: usize = 100;

/// Characters of a modal's title and of its buttons.
pub const VIEW_TITLE: usize = 24;

/// Characters of an input's label and of its hint.
pub const INPUT_LABEL: usize = 2_000;

// --- Calls; apis/web-api/rate-limits ----------------------------------------------------------------------------------------

/// Messages a second into one channel.
pub const MESSAGES_PER_SECOND: u32 = 1;

/// Messages that may go at once before that: Slack tolerates short bursts, and a turn is rarely more.
pub const MESSAGE_BURST: u32 = 3;

/// Longest a call may take before it is given up.
pub const CALL_TIME: Duration = Duration::from_secs(10);

/// Longest wait that a 429 can ask of us before the work is left for later.
pub const RETRY_AFTER_MAX: Duration = Duration::from_secs(30);

/// How often a call is tried in all, where trying again is harmless.
pub const TRIES: u32 = 3;

/// Prompts that an agent may suggest; reference/methods/assistant.threads.setSuggestedPrompts.
pub const PROMPTS: usize = 4;

/// Streams a minute in a workspace; `chat.startStream` is of the second tier, which is 20 and a few more.
pub const STREAMS_PER_MINUTE: u32 = 20;

/// Bytes of blocks in one part of a stream, so that something is there to read soon.
pub const STREAM_PART: usize = 4_000;

/// Words that take turns while we work; reference/methods/assistant.threads.setStatus.
pub const LOADING_MESSAGES: usize = 10;

/// Elements in a block of small actions; reference/block-kit/blocks/context-actions-block.
pub const CONTEXT_ACTIONS: usize = 5;

/// Characters of a label for screen readers; @slack/types.
pub const BUTTON_LABEL: usize = 75;
