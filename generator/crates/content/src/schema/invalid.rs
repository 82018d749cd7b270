//! Values that are of the right type and cannot be.

/// Why a value cannot be.
pub struct InvalidValue {
    /// A word that the messages select on.
    pub fault: &'static str,
    /// A value that can be.
    pub better: Option<String>,
}

impl From<&'static str> for InvalidValue {
    fn from(fault: &'static str) -> Self {
        let better = None;
        Self { fault, better }
    }
}
