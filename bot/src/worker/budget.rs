//! What long work may cost: kept where the state is kept, so that it holds over all processes.

use fettle_core::conversation::{Job, Ticket};
use fettle_core::memory::{AthleteKey, Memory, MemoryFault, Purse, Spending};
use fettle_core::surface::Messenger;

use super::Worker;

/// What an export costs: it reads everything, and writes about as much as a long answer of a model.
const EXPORT_TOKENS: u64 = 1_000;

/// How much may be spent, in tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// By one athlete in a day.
    pub athlete_day: u64,
    /// By one workspace or guild in a month.
    pub tenant_month: u64,
}

impl Default for Budget {
    /// No bound.
    fn default() -> Self {
        Self { athlete_day: u64::MAX, tenant_month: u64::MAX }
    }
}

fn price(job: Job) -> u64 {
    match job {
        Job::Export => EXPORT_TOKENS,
    }
}

impl<M: Memory, P: Messenger> Worker<M, P> {
    /// Pays for a job, once however often it is tried. Whether there was enough.
    pub(super) async fn pay(&self, who: &AthleteKey, ticket: &Ticket, job: Job) -> Result<bool, MemoryFault> {
        if self.budget == Budget::default() {
            return Ok(true);
        }
        let now = (self.now)();
        let id = format!("{} {}", who.0, ticket.0);
        let of = |limit| Spending { id: id.clone(), amount: price(job), limit };
        let athlete = self.memory.spend(&Purse::of_day(who, now), &of(self.budget.athlete_day)).await?;
        Ok(athlete && self.memory.spend(&Purse::of_month(who, now), &of(self.budget.tenant_month)).await?)
    }
}
