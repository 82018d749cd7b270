//! Pictures made of SVG: the one that goes along when somebody shares a page, and the icon of the site.
//!
//! The theme draws the first with the title of the page; this crate breaks the title into lines, makes a PNG of the SVG,
//! and keeps that in `.brokers/cache/` under a hash of the SVG and the fonts. That folder can be thrown away at any time.

mod cache;
mod icon;
mod lines;

use std::path::Path;
use std::sync::Arc;

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{ImageHrefResolver, Options, Tree};
use sha2::{Digest, Sha256};

use cache::Cache;
use diagnostics::Reason;
pub use icon::icon;
pub use lines::Lines;
use lines::Widths;

/// What every service shows whole (Open Graph's 1.91 : 1).
pub const WIDTH: u32 = 1200;
/// Its height.
pub const HEIGHT: u32 = 630;

/// Changes when the same SVG would give other bytes.
const RECIPE: &str = "1";

/// Draws pictures of pages with the fonts of one theme.
pub struct Studio {
    options: Options<'static>,
    widths: Widths,
    /// What was hashed before the SVG: the recipe and the fonts.
    hash: Sha256,
    cache: Cache,
}

impl Studio {
    /// With these fonts (name, bytes), keeping what is drawn below `root`. None when no font can be read: there is
    /// nothing to draw a title with.
    pub fn new(root: &Path, fonts: &[(String, Arc<[u8]>)]) -> Option<Self> {
        let mut database = Database::new();
        let mut widths = Widths::default();
        let mut hash = Sha256::new();
        hash.update(RECIPE);
        for (_, bytes) in fonts {
            widths.add(bytes);
            hash.update(Sha256::digest(bytes));
            database.load_font_source(Source::Binary(Arc::new(Arc::clone(bytes))));
        }
        let family = database.faces().next()?.families.first()?.0.clone();
        // Whatever family an SVG asks for that is not there.
        database.set_serif_family(&family);
        Some(Self {
            options: Options {
                font_family: family,
                fontdb: Arc::new(database),
                image_href_resolver: no_files(),
                ..Options::default()
            },
            widths,
            hash,
            cache: Cache::below(root),
        })
    }

    /// Whether the fonts have every character of a text.
    pub fn can_write(&self, text: &str) -> bool {
        self.widths.has_all(text)
    }

    /// A title as lines, as large as fits.
    pub fn lines(&self, title: &str) -> Lines {
        self.widths.lines(title)
    }

    /// The PNG of an SVG.
    pub fn draw(&self, svg: &str) -> Result<Vec<u8>, Reason> {
        let key = self.key(svg);
        if let Some(kept) = self.cache.find(&key) {
            return Ok(kept);
        }
        let png = self.draw_anew(svg)?;
        self.cache.keep(&key, &png);
        Ok(png)
    }

    fn draw_anew(&self, svg: &str) -> Result<Vec<u8>, Reason> {
        let tree = Tree::from_str(svg, &self.options).map_err(|error| said(&error))?;
        let mut pixmap = Pixmap::new(WIDTH, HEIGHT).ok_or_else(|| said("no room"))?;
        resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
        // Nothing behind it shines through: services put it on any ground.
        let pixels: Vec<u8> = pixmap
            .pixels()
            .iter()
            .flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()])
            .collect();
        let mut png = Vec::new();
        PngEncoder::new_with_quality(&mut png, CompressionType::Default, FilterType::Adaptive)
            .write_image(&pixels, WIDTH, HEIGHT, ExtendedColorType::Rgb8)
            .map_err(|error| said(&error))?;
        Ok(png)
    }

    /// Hexadecimal; the same SVG, fonts and recipe make the same key.
    fn key(&self, svg: &str) -> String {
        let mut hash = self.hash.clone();
        hash.update(svg);
        hash.finalize()
            .iter()
            .fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
    }
}

/// An SVG brings all it shows: nothing is read from disk for it.
fn no_files() -> ImageHrefResolver<'static> {
    ImageHrefResolver {
        resolve_string: Box::new(|_, _| None),
        ..ImageHrefResolver::default()
    }
}

fn said(sentence: &(impl ToString + ?Sized)) -> Reason {
    Reason::default().saying(sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FONT: &[u8] = include_bytes!("../../../../themes/basis/fonts/bricolage-700.ttf");

    fn studio(root: &Path) -> Studio {
        let fonts = [("bricolage-700.ttf".to_owned(), FONT.into())];
        Studio::new(root, &fonts).expect("a font")
    }

    fn svg(text: &str) -> String {
        format!(
            r##"<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630"><rect width="1200" height="630" fill="#fffdf9"/><text x="80" y="300" font-size="92">{text}</text></svg>"##
        )
    }

    #[test]
    fn a_title_is_drawn_in_the_face_of_the_theme() {
        let root = tempfile::tempdir().expect("temporary folder");
        let studio = studio(root.path());
        let picture = |text: &str| {
            let png = studio.draw(&svg(text)).expect("drawn");
            image::load_from_memory(&png).expect("a picture").to_rgb8()
        };
        let with = picture("Eerst luisteren");
        assert_eq!(with.dimensions(), (WIDTH, HEIGHT));
        let dark = with.pixels().filter(|pixel| pixel.0[0] < 64).count();
        assert!(dark > 5_000, "{dark} dark pixels");
        assert_eq!(
            picture("").pixels().filter(|pixel| pixel.0[0] < 64).count(),
            0
        );
    }

    #[test]
    fn what_was_drawn_is_kept_and_what_is_broken_is_drawn_again() {
        let root = tempfile::tempdir().expect("temporary folder");
        let studio = studio(root.path());
        let first = studio.draw(&svg("a")).expect("drawn");
        let folder = root.path().join(".brokers/cache/delen");
        let kept: Vec<_> = std::fs::read_dir(&folder).expect("a folder").collect();
        let path = kept[0].as_ref().expect("a file").path();
        assert_eq!(kept.len(), 1);
        std::fs::write(&path, &first[..first.len() - 1]).expect("cut");
        assert_eq!(studio.draw(&svg("a")).expect("drawn"), first);
        assert_eq!(std::fs::read(&path).expect("kept again"), first);
    }

    #[test]
    fn what_cannot_be_drawn_says_why() {
        let root = tempfile::tempdir().expect("temporary folder");
        let studio = studio(root.path());
        assert!(studio.draw("<svg").is_err());
        assert!(studio.can_write("Één crème brûlée: €5, ‘ja’"));
        assert!(!studio.can_write("漢字"));
        assert!(Studio::new(root.path(), &[("x.ttf".to_owned(), b"x"[..].into())]).is_none());
    }
}
