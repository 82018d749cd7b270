//! The picture that goes along when somebody shares a page.

use std::borrow::Cow;

use super::{Made, Renderer};
use crate::theme::SHARE_PICTURE;
use diagnostics::{Diagnostic, Problem, Severity};
use site::PageId;

impl Renderer<'_> {
    /// The drawing of it, as an SVG.
    pub(super) fn share_picture(&self, id: PageId) -> Made {
        let page = &self.site().pages[id];
        let mut context = self.engine().context(&page.lang);
        context.insert("page", &self.views.page(page, &self.views.bodies[id]));
        let picture = self.engine().studio();
        let picture = picture.map(|studio| studio.lines(&page.common.title));
        context.insert("picture", &picture);
        self.render(&page.lang, SHARE_PICTURE, &context, page.path())
    }

    /// The same as a PNG.
    pub(crate) fn drawn(&self, id: PageId) -> Result<Cow<'static, [u8]>, Vec<Diagnostic>> {
        let svg = self.share_picture(id)?;
        let Some(studio) = self.engine().studio() else {
            return Ok(Cow::Borrowed(b"")); // Then no picture is planned.
        };
        studio.draw(&svg).map(Cow::Owned).map_err(|reason| {
            vec![Diagnostic {
                severity: Severity::Error,
                problem: Problem::Template {
                    template: SHARE_PICTURE.to_owned(),
                    reason,
                    page: Some(self.site().pages[id].path().into()),
                },
                place: self.engine().top_of_template(SHARE_PICTURE),
            }]
        })
    }
}
