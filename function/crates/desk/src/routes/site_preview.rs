//! A page as it will be on the site: with the templates and style sheets of its theme. The desk knows none of them; whoever builds
//! it says how, where it is at the address of the site.

use futures_util::future::BoxFuture;

use crate::Desk;
use forms::publication::Publication;

/// Makes pages as the site makes them.
pub trait SitePreview: Send + Sync {
    /// The whole HTML of the page, as it would be collected now; none if the site cannot be made.
    fn page(&self, page: Publication) -> BoxFuture<'static, Option<String>>;
}

impl Desk {
    /// The page as the site will show it, where this desk can tell.
    pub(super) async fn as_on_site(&self, page: &Publication) -> Option<String> {
        self.preview.as_ref()?.page(page.clone()).await
    }
}
