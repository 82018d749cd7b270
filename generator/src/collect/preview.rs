//! A page as the site will show it, for the desk: made of the files of the site, and of the file that would be collected now.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use content::TextFile;
use desk::SitePreview;
use forms::publication::Publication;
use futures_util::future::{BoxFuture, FutureExt};
use jiff::Timestamp;
use site::{Options, Site};

use super::{FOLDER, page};
use crate::pipeline;

/// Links of a page that is only looked at lead nowhere: its frame opens no windows.
const NOWHERE: &str = "<head><base target=\"_blank\">";

/// Makes pages of the files in a folder.
pub(crate) struct FromFiles {
    root: PathBuf,
}

impl FromFiles {
    /// What makes pages of the site in this folder; none where there is no site.
    pub(crate) fn of(root: &Path) -> Option<Arc<dyn SitePreview>> {
        let has_site = root.join("content/site.toml").is_file();
        has_site.then(|| {
            Arc::new(Self {
                root: root.to_owned(),
            }) as Arc<dyn SitePreview>
        })
    }
}

impl SitePreview for FromFiles {
    fn page(&self, page: Publication) -> BoxFuture<'static, Option<String>> {
        let root = self.root.clone();
        async move {
            let made = tokio::task::spawn_blocking(move || made(&root, &page));
            made.await.ok().flatten()
        }
        .boxed()
    }
}

fn made(root: &Path, page: &Publication) -> Option<String> {
    let options = Options {
        drafts: false,
        now: Timestamp::now(),
        base_url: None,
        host: None,
    };
    let html = pipeline::page_with(root, &options, |site| file(page, site));
    html.map(|html| for_frame(&html))
}

/// The file that would be written, under a name that is free.
fn file(page: &Publication, site: &Site) -> TextFile {
    let written = page::write(page, site, site.today);
    let names = (1..).map(|number| match number {
        1 => format!("vragen/{}.md", written.slug),
        _ => format!("vragen/{}-{number}.md", written.slug),
    });
    let mut free = names.filter(|name| site.id_of(name).is_none());
    let name = free.next().unwrap_or_default();
    let name = name.trim_start_matches("vragen/");
    TextFile {
        path: format!("{FOLDER}/{name}"),
        text: written.text.into(),
    }
}

/// Without scripts, which would not run, and with links that lead nowhere.
fn for_frame(html: &str) -> String {
    let mut parts = html.split("<script");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push_str(part.split_once("</script>").map_or("", |(_, rest)| rest));
    }
    plain.replacen("<head>", NOWHERE, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_is_looked_at_runs_nothing_and_leads_nowhere() {
        let html = "<head><script>a<b</script><link></head><body>Ja<script src=x></script>!</body>";
        assert_eq!(
            for_frame(html),
            "<head><base target=\"_blank\"><link></head><body>Ja!</body>"
        );
    }
}
