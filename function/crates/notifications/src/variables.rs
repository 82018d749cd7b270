//! The variables of the environment that notifications are set with, and the bounds of their values.

pub(super) const WHERE: &str = "NOTIFY";
/// Where teams are notified apart, in one variable: `kerkrade=https://… den-haag=smtps://…`.
pub(super) const TEAMS: &str = "NOTIFY_TEAMS";
/// Where problems of the site itself are told, when that is not where moderators are notified.
pub(super) const SITE: &str = "NOTIFY_SITE";
pub(super) const SECRET: &str = "NOTIFY_SECRET";
pub(super) const DESK: &str = "NOTIFY_DESK";
/// In minutes.
pub(super) const EVERY: &str = "NOTIFY_EVERY";

/// A day.
pub(super) const LONGEST_EVERY: i64 = 24 * 60;
/// 128 bits in hexadecimal digits are 32 characters; shorter than this can be guessed.
pub(super) const SHORTEST_SECRET: usize = 16;
