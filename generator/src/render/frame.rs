//! The picture frame of each municipality: `/kerkrade/lijst/`, a page to print
//! and hang, with a QR code to the municipality's page. A theme without
//! `gemeente_lijst.html` has none.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};
use rayon::prelude::*;
use serde::Serialize;

use super::context::PageContext;
use super::pages::{File, Files, Renderer};
use super::views::{self, Views};
use crate::content::{Front, GemeenteFront, Kind};
use crate::diagnostic::Diagnostic;
use crate::site::PageId;

/// The theme's template.
const TEMPLATE: &str = "gemeente_lijst.html";
/// The last part of the address.
const SLUG: &str = "lijst";
/// Light modules that a QR code needs around it (ISO/IEC 18004).
const QUIET: usize = 4;

/// A QR code as a shape: for the attributes `viewBox` and `d`.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Qr {
    view_box: String,
    path: String,
}

impl Qr {
    /// The code of an address; none of one that is too long for a code.
    pub(super) fn of(address: &str) -> Option<Self> {
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

impl Renderer<'_> {
    /// A frame for every municipality that takes part, unless it has a page of
    /// its own at that address.
    pub(super) fn frames(&self) -> Files {
        if !self.views.engine.has_template(TEMPLATE) {
            return Ok(Vec::new());
        }
        let site = self.site();
        site.of_kind(Kind::Gemeente, site.config.default_language())
            .into_par_iter()
            .filter_map(|id| match &site.pages[id].front {
                Front::Gemeente(front) => Some((id, front)),
                _ => None,
            })
            .filter(|(id, front)| {
                let url = frame_url(&site.pages[*id].url);
                front.opgegaan_in.is_none() && site.page_with_url(&url).is_none()
            })
            .map(|(id, front)| self.frame(id, front))
            .collect()
    }

    fn frame(&self, id: PageId, front: &GemeenteFront) -> Result<File, Vec<Diagnostic>> {
        let page = &self.site().pages[id];
        let base = self.views.page(page, &self.views.bodies[id]);
        let url = frame_url(&page.url);
        let args = [("municipality", front.name.clone().into())].into();
        let say = |key| self.views.engine.say_with(&page.lang, key, &args);
        let qr = Qr::of(&base.permalink);
        let mut breadcrumbs = base.breadcrumbs.clone();
        breadcrumbs.push(Views::link(page));
        let context = PageContext {
            kind: "gemeentepagina",
            title: say("frame-title"),
            description: say("frame-description"),
            permalink: self.views.permalink(&url),
            url,
            breadcrumbs,
            municipality: Some(Views::link(page)),
            content: "",
            summary: "",
            ..base
        };
        self.bare(TEMPLATE, &context, |context| {
            context.insert("municipality", &views::municipality_context(page, front));
            context.insert("qr", &qr);
        })
    }
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
        let qr = Qr::of(address).unwrap();
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
        assert_eq!(Qr::of(&"x".repeat(5000)), None);
    }
}
