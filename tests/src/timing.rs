//! How long something takes, whatever else the machine does.

/// Milliseconds that this thread had a core for since it began.
///
/// # Panics
/// Where the system does not count them: Linux does.
pub fn cpu_ms() -> f64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").expect("a Linux that counts");
    let nanoseconds = text.split(' ').next().and_then(|text| text.parse::<f64>().ok());
    nanoseconds.expect("nanoseconds") / 1e6
}
