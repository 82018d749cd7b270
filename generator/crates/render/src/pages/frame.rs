//! The picture frame of each municipality: `/kerkrade/lijst/`, a page to print
//! and hang, with a QR code to the municipality's page. A theme without
//! `gemeente_lijst.html` has none.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};

use super::{Made, Renderer};
use crate::context::build::{Views, municipality_context};
use crate::context::model::{PageContext, QrContext};
use crate::theme::Engine;
use content::{Front, Kind};
use site::{PageId, Site};

/// The theme's template.
const TEMPLATE: &str = "gemeente_lijst.html";
/// The last part of the address.
const SLUG: &str = "lijst";
/// Light modules that a QR code needs around it (ISO/IEC 18004).
const QUIET: usize = 4;

impl QrContext {
    /// The code of an address; none of one that is too long for a code.
    pub(crate) fn of(address: &str) -> Option<Self> {
        // A quarter may be damaged: paper on a wall gets creases and thumbs.
        let code = QrCode::with_error_correction_level(address, EcLevel::Q).ok()?;
        let width = code.width();
        let side = width + 2 * QUIET;
        let mut path = String::new();
        for (row, modules) in code.to_colors().chunks(width).enumerate() {
            let mut column = 0;
            for run in modules.chunk_by(|a, b| a == b) {
                if run.first() == Some(&Color::Dark) {
                    let (x, y, length) = (column + QUIET, row + QUIET, run.len());
                    // Writing to a String cannot fail.
                    let _ = write!(path, "M{x} {y}h{length}v1h-{length}z");
                }
                column += run.len();
            }
        }
        Some(Self {
            view_box: format!("0 0 {side} {side}"),
            path,
        })
    }
}

/// The municipalities that get a frame, with its address: those that take part
/// and have no page of their own there.
pub(crate) fn frames(site: &Site, engine: &Engine) -> Vec<(PageId, String)> {
    if !engine.has_template(TEMPLATE) {
        return Vec::new();
    }
    site.index
        .of_kind(Kind::Municipality, site.config.default_language())
        .iter()
        .map(|id| (*id, &site.pages[*id]))
        .filter(|(_, page)| matches!(&page.front, Front::Municipality(front) if front.takes_part()))
        .map(|(id, page)| (id, frame_url(&page.url)))
        .filter(|(_, url)| site.page_with_url(url).is_none())
        .collect()
}

impl Renderer<'_> {
    /// The frame of a municipality.
    pub(crate) fn frame(&self, id: PageId) -> Made {
        let page = &self.site().pages[id];
        let Front::Municipality(front) = &page.front else {
            return Ok(String::new()); // `frames` names municipalities only.
        };
        let base = self.views.page(page, &self.views.bodies[id]);
        let url = frame_url(&page.url);
        let args = [("municipality", front.name.clone().into())].into();
        let say = |key| self.engine().say_with(&page.lang, key, &args);
        let qr = QrContext::of(&self.views.permalink(&page.url));
        let mut breadcrumbs = base.breadcrumbs.clone();
        breadcrumbs.push(Views::link(page, &page.lang));
        let context = PageContext {
            kind: "gemeentepagina",
            title: say("frame-title"),
            description: say("frame-description"),
            permalink: Some(self.views.permalink(&url)),
            url,
            translations: Vec::new(),
            breadcrumbs,
            municipality: Some(Views::link(page, &page.lang)),
            content: "",
            shortcodes: BTreeSet::new(),
            features: BTreeSet::new(),
            summary: "",
            ..base
        };
        self.bare(TEMPLATE, &context, |context| {
            context.insert(
                "municipality",
                &municipality_context(self.site(), page, front),
            );
            context.insert("qr", &qr);
        })
    }
}

/// Whether the site would make a frame at the address of a page of a municipality.
pub fn is_frame(url: &str, engine: &Engine) -> bool {
    engine.has_template(TEMPLATE) && url.ends_with(&format!("/{SLUG}/"))
}

fn frame_url(municipality: &str) -> String {
    format!("{municipality}{SLUG}/")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The modules a path draws dark, as the scanner of a phone would see them.
    fn dark(path: &str) -> Vec<(usize, usize)> {
        let mut modules = Vec::new();
        for run in path.split('M').skip(1) {
            let (corner, rest) = run.split_once('h').unwrap();
            let (x, y) = corner.split_once(' ').unwrap();
            let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
            let length: usize = rest.split('v').next().unwrap().parse().unwrap();
            modules.extend((x..x + length).map(|x| (x, y)));
        }
        modules
    }

    #[test]
    fn the_shape_has_the_modules_of_the_code() {
        let address = "https://socialbrokers.example/kerkrade/";
        let qr = QrContext::of(address).unwrap();
        let code = QrCode::with_error_correction_level(address, EcLevel::Q).unwrap();
        let side = code.width() + 2 * QUIET;
        assert_eq!(qr.view_box, format!("0 0 {side} {side}"));
        let expected: Vec<(usize, usize)> = code
            .to_colors()
            .iter()
            .enumerate()
            .filter(|(_, color)| **color == Color::Dark)
            .map(|(at, _)| (at % code.width() + QUIET, at / code.width() + QUIET))
            .collect();
        assert_eq!(dark(&qr.path), expected);
    }

    #[test]
    fn an_address_no_code_can_hold_has_none() {
        assert_eq!(QrContext::of(&"x".repeat(5000)), None);
    }
}
