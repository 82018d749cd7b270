//! `favicon.ico`, for browsers, feed readers and chat programs that ask for that address and read no SVG.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use resvg::tiny_skia::{Pixmap, PremultipliedColorU8, Transform};
use resvg::usvg::{Options, Tree};

use super::{no_files, said};
use diagnostics::Reason;

/// What tabs, bookmarks and shortcuts ask for, in pixels.
const SIZES: [u8; 3] = [16, 32, 48];
/// Lengths of the head of the file, and of what it says of one picture.
const HEAD: usize = 6;
const ENTRY: usize = 16;

/// The icon file of a square drawing.
pub fn icon(svg: &str) -> Result<Vec<u8>, Reason> {
    let options = Options {
        image_href_resolver: no_files(),
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).map_err(|error| said(&error))?;
    let pictures = SIZES
        .into_iter()
        .map(|size| Ok((size, png(&tree, size)?)))
        .collect::<Result<Vec<_>, Reason>>()?;
    Ok(file(&pictures))
}

fn png(tree: &Tree, size: u8) -> Result<Vec<u8>, Reason> {
    let side = u32::from(size);
    let mut pixmap = Pixmap::new(side, side).ok_or_else(|| said("no room"))?;
    let scale = f32::from(size) / tree.size().width().max(tree.size().height());
    resvg::render(
        tree,
        Transform::from_scale(scale, scale),
        &mut pixmap.as_mut(),
    );
    let pixels: Vec<u8> = pixmap
        .pixels()
        .iter()
        .map(PremultipliedColorU8::demultiply)
        .flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()])
        .collect();
    let mut png = Vec::new();
    PngEncoder::new_with_quality(&mut png, CompressionType::Best, FilterType::Adaptive)
        .write_image(&pixels, side, side, ExtendedColorType::Rgba8)
        .map_err(|error| said(&error))?;
    Ok(png)
}

/// Pictures (side, PNG) in one file: a head, what it says of each, and then each.
fn file(pictures: &[(u8, Vec<u8>)]) -> Vec<u8> {
    let little = |number: usize| u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes();
    let [count, ..] = little(pictures.len());
    // Reserved; 1 is an icon; how many.
    let mut file = vec![0, 0, 1, 0, count, 0];
    let mut at = HEAD + ENTRY * pictures.len();
    for (side, png) in pictures {
        // Width and height; no palette; reserved; one plane; 32 bits a pixel; length; place.
        file.extend([*side, *side, 0, 0, 1, 0, 32, 0]);
        file.extend(little(png.len()));
        file.extend(little(at));
        at += png.len();
    }
    for (_, png) in pictures {
        file.extend(png);
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_is_where_the_head_says() {
        let svg = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><rect width="48" height="48" fill="#f00"/></svg>"##;
        let bytes = icon(svg).expect("an icon");
        assert_eq!(bytes[..HEAD], [0, 0, 1, 0, 3, 0]);
        for (at, size) in SIZES.into_iter().enumerate() {
            let entry = &bytes[HEAD + at * ENTRY..][..ENTRY];
            let number = |from: usize| {
                let four: [u8; 4] = entry[from..from + 4].try_into().expect("four");
                u32::from_le_bytes(four) as usize
            };
            let picture = image::load_from_memory(&bytes[number(12)..][..number(8)]);
            let picture = picture.expect("a picture").to_rgba8();
            assert_eq!(picture.dimensions(), (size.into(), size.into()));
            assert_eq!(picture.get_pixel(1, 1).0, [255, 0, 0, 255]);
        }
        assert!(icon("geen tekening").is_err());
    }
}
