//! The content security policy of the site and of the function, which share one origin.

/// Nothing from elsewhere, nothing inline, no frames. Data blocks such as JSON-LD are no scripts to a browser, so they need
/// no exception.
const POLICY: [(&str, &str); 11] = [
    ("default-src", "'none'"),
    ("style-src", "'self'"),
    ("img-src", "'self' data:"),
    ("font-src", "'self'"),
    ("script-src", "'self'"),
    ("connect-src", "'self'"),
    ("media-src", "'self'"),
    ("manifest-src", "'self'"),
    ("form-action", "'self'"),
    ("base-uri", "'none'"),
    ("frame-ancestors", "'none'"),
];

/// The policy with additional sources: pairs of a directive and a source.
pub fn policy(more: &[(&str, &str)]) -> String {
    let mut directives: Vec<(&str, String)> = Vec::new();
    for (name, source) in POLICY.iter().chain(more) {
        match directives.iter_mut().find(|(known, _)| known == name) {
            Some((_, directive)) => {
                directive.push(' ');
                directive.push_str(source);
            }
            None => directives.push((*name, format!("{name} {source}"))),
        }
    }
    let directives: Vec<_> = directives.into_iter().map(|(_, text)| text).collect();
    directives.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_added_to_their_directive_or_to_a_new_one() {
        let policy = policy(&[
            ("img-src", "blob:"),
            ("worker-src", "'self'"),
            ("worker-src", "blob:"),
        ]);
        assert!(
            policy
                .starts_with("default-src 'none'; style-src 'self'; img-src 'self' data: blob:; ")
        );
        assert!(
            policy.ends_with("frame-ancestors 'none'; worker-src 'self' blob:"),
            "{policy}"
        );
    }
}
