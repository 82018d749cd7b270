//! The search index, made by Pagefind in this process and in memory: documents
//! in, files out. A browser reads those files; no server ever sees a question.

use std::collections::BTreeMap;

use pagefind::api::PagefindIndex;

use render::{Document, Snapshot};

/// The folder of the index, below the output folder.
const FOLDER: &str = "site/pagefind/";

/// Why there is no index.
#[derive(Debug, thiserror::Error)]
#[error("the search index could not be made: {0}")]
pub struct SearchError(String);

/// The files of the index by their path below the output folder. There are
/// none when the site has no page to search on.
pub fn files(snapshot: &Snapshot) -> Result<BTreeMap<String, Vec<u8>>, SearchError> {
    let documents = snapshot.documents();
    if documents.is_empty() {
        return Ok(BTreeMap::new());
    }
    // Pagefind hands its work to a runtime, but waits for each step.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .map_err(|error| SearchError(error.to_string()))?;
    runtime
        .block_on(index(documents))
        .map_err(|error| SearchError(error.to_string()))
}

/// Pagefind numbers the documents as they come, so the same documents in the
/// same order are the same files.
async fn index(documents: Vec<Document>) -> Result<BTreeMap<String, Vec<u8>>, Cause> {
    let mut index = PagefindIndex::new(None)?;
    for Document { url, html } in documents {
        index.add_html_file(None, Some(url), html).await?;
    }
    let files = index.get_files().await?;
    Ok(files
        .into_iter()
        .map(|file| {
            let path = file.filename.to_string_lossy().replace('\\', "/");
            (path, file.contents)
        })
        .filter(|(path, _)| is_needed(path))
        .map(|(path, contents)| (format!("{FOLDER}{path}"), contents))
        .collect())
}

type Cause = Box<dyn std::error::Error + Send + Sync>;

/// Pagefind brings several user interfaces, and a worker that would need a
/// content policy of its own; the theme's script uses none of them.
fn is_needed(path: &str) -> bool {
    !path.starts_with("pagefind-") || path == "pagefind-entry.json"
}

/// Whether an address is one of the index: `/pagefind/pagefind.js`.
pub fn is_address(path: &str) -> bool {
    path.starts_with("/pagefind/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn user_interfaces_stay_out() {
        for path in ["pagefind.js", "pagefind-entry.json", "wasm.nl.pagefind"] {
            assert!(is_needed(path), "{path}");
        }
        for path in ["pagefind-ui.js", "pagefind-worker.js"] {
            assert!(!is_needed(path), "{path}");
        }
    }
}
