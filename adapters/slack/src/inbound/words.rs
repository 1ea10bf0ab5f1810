//! Slack's way to write text, turned back into what the person typed.

/// The words without Slack's brackets and escapes: links and channels by their names, people and calls to everybody left out.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        match after.split_once('>') {
            Some((inside, behind)) => {
                out.push_str(named(inside));
                rest = behind;
            }
            None => {
                rest = after;
                break;
            }
        }
    }
    out.push_str(rest);
    unescaped(&out).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn named(inside: &str) -> &str {
    let (target, label) = inside.split_once('|').map_or((inside, None), |(target, label)| (target, Some(label)));
    match target.chars().next() {
        Some('@' | '!') => "",
        Some('#') => label.unwrap_or(""),
        _ => label.unwrap_or(target),
    }
}

/// Slack escapes these three and no others; the ampersand last, or "&amp;lt;" would become "<".
fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}
