//! Opening what is sealed to a receipt.

use sealing::Sealed;
use sealing::receipt::Receipt;
use web::error_response::ErrorKind;

/// The text of a seal, where there is one.
pub(super) fn opened(
    receipt: &Receipt,
    sealed: Option<&Sealed>,
) -> Result<Option<String>, ErrorKind> {
    let Some(sealed) = sealed else {
        return Ok(None);
    };
    let opened = receipt.open(sealed).map_err(|error| {
        tracing::error!(%error, "an answer does not open");
        ErrorKind::Internal
    })?;
    Ok(Some(String::from_utf8_lossy(&opened).into_owned()))
}
