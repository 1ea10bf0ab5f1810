//! Several progress bars as one chart, with the same in words for workspaces that can't draw one yet.

use fettle_core::card::{Block, ProgressBar};
use serde_json::Number;
use slack_morphism::prelude::{
    SlackChart, SlackChartAxisConfig, SlackChartDataPoint, SlackChartDataSeries, SlackDataVisualizationBlock, SlackSeriesChart,
};

use super::pack::Part;
use super::rich;
use super::words::{cut, solid};
use crate::limits::{CHART_LABEL, CHART_SEGMENTS, CHART_TITLE};

/// Bars in a row; those that Slack would not take in one chart stay words.
pub(super) fn bars(blocks: &[Block]) -> Vec<Part> {
    let bars: Vec<&ProgressBar> = blocks
        .iter()
        .filter_map(|block| match block {
            Block::Progress(bar) => Some(bar),
            _ => None,
        })
        .collect();
    bars.chunks(CHART_SEGMENTS).flat_map(chart).collect()
}

fn chart(bars: &[&ProgressBar]) -> Vec<Part> {
    let words: Vec<Part> = bars.iter().flat_map(|bar| rich::progress(bar)).collect();
    match drawn(bars) {
        Some(block) => vec![Part::chart(block.into(), words)],
        None => words,
    }
}

/// Nothing to draw for a single bar, for figures that aren't, or for two bars with one name.
fn drawn(bars: &[&ProgressBar]) -> Option<SlackDataVisualizationBlock> {
    let labels: Vec<String> = bars.iter().map(|bar| cut(&solid(&bar.label), CHART_LABEL)).collect();
    let unique = labels.iter().collect::<std::collections::BTreeSet<_>>().len() == labels.len();
    if bars.len() < 2 || !unique {
        return None;
    }
    let done = series("Done", &labels, bars.iter().map(|bar| bar.done))?;
    let of = series("Planned", &labels, bars.iter().map(|bar| bar.of))?;
    let chart = SlackChart::Bar(SlackSeriesChart::new(vec![done, of], SlackChartAxisConfig::new(labels)));
    Some(SlackDataVisualizationBlock::new(cut("Done and planned", CHART_TITLE), chart))
}

fn series(name: &str, labels: &[String], figures: impl Iterator<Item = f64>) -> Option<SlackChartDataSeries> {
    let points = labels
        .iter()
        .zip(figures)
        .map(|(label, figure)| Number::from_f64(figure).map(|figure| SlackChartDataPoint::new(label.clone(), figure)));
    Some(SlackChartDataSeries::new(name.to_owned(), points.collect::<Option<Vec<_>>>()?))
}
