//! Photos beside pages: sizes, markup, and nothing but pixels.

use image::{ImageFormat, Rgb, RgbImage};

use crate::harness::{Site, files};

/// Stands in the photo's metadata and must stand nowhere on the site.
const PLACE: &str = "KANARIE 50.8661N 6.0625E";
const TURNED_RIGHT: u16 = 6;

/// A photo as a telephone makes it: turned, and with the place it was taken at
/// in EXIF and in XMP.
fn photo(width: u32, height: u32) -> Vec<u8> {
    let byte = |number: u32| u8::try_from(number % 256).unwrap();
    let pixels = RgbImage::from_fn(width, height, |x, y| Rgb([byte(x), byte(y), byte(x + y)]));
    let mut jpeg = std::io::Cursor::new(Vec::new());
    pixels.write_to(&mut jpeg, ImageFormat::Jpeg).unwrap();
    let jpeg = jpeg.into_inner();
    let xmp = format!("http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude=\"{PLACE}\"/>");
    let mut whole = jpeg[..2].to_vec();
    whole.extend(segment(&exif()));
    whole.extend(segment(xmp.as_bytes()));
    whole.extend(&jpeg[2..]);
    whole
}

/// An APP1 segment.
fn segment(content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap();
    let mut bytes = vec![0xff, 0xe1];
    bytes.extend(length.to_be_bytes());
    bytes.extend(content);
    bytes
}

/// One folder with the orientation, one with the place.
fn exif() -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        let mut bytes = tag.to_le_bytes().to_vec();
        bytes.extend(kind.to_le_bytes());
        bytes.extend(count.to_le_bytes());
        bytes.extend(value.to_le_bytes());
        bytes
    };
    let mut tiff = b"II*\0\x08\0\0\0".to_vec();
    tiff.extend(2u16.to_le_bytes());
    tiff.extend(entry(0x0112, 3, 1, u32::from(TURNED_RIGHT)));
    tiff.extend(entry(0x8825, 4, 1, 38));
    tiff.extend(0u32.to_le_bytes());
    tiff.extend(1u16.to_le_bytes());
    tiff.extend(entry(0x12, 2, u32::try_from(PLACE.len()).unwrap(), 56));
    tiff.extend(0u32.to_le_bytes());
    tiff.extend(PLACE.as_bytes());
    [b"Exif\0\0".as_slice(), &tiff].concat()
}

fn story(more: &str, body: &str) -> String {
    format!(
        "+++\ntitle = \"Foto\"\ndate = 2026-01-01\ndescription = \"F\"\n{more}\n+++\n\n{body}\n"
    )
}

/// AVIF takes its time: a test makes its photo no larger than it must.
fn with_photo(width: u32, height: u32) -> Site {
    Site::small()
        .with(
            "content/verhalen/foto/index.md",
            story(
                "image = { src = \"op straat.jpg\", alt = \"Een straat\" }",
                "![Een < straat](<op straat.jpg>)\n\nTekst.\n\n![Nog eens](<op straat.jpg> \"titel\")",
            ),
        )
        .with("content/verhalen/foto/op straat.jpg", photo(width, height))
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes
        .windows(words.len())
        .any(|window| window == words.as_bytes())
}

#[test]
fn where_a_photo_was_taken_is_on_no_page_and_in_no_file() {
    let site = with_photo(240, 160);
    let source = std::fs::read(site.path("content/verhalen/foto/op straat.jpg")).unwrap();
    assert!(
        holds(&source, PLACE) && holds(&source, "Exif"),
        "the photo has it"
    );
    // An unused photo, one in another format, and one under a wrong name.
    site.write("content/verhalen/foto/los.jpeg", photo(40, 30));
    site.write("content/verhalen/foto/los.bin", photo(40, 30));
    site.run(&["build", "--compress"]).ok();
    let mut pictures = 0;
    // The editor's own program knows of such things, but has no photo in it.
    let own = files(&site.path("dist")).into_iter();
    for (path, bytes) in own.filter(|(path, _)| !path.starts_with("site/beheer/")) {
        for words in ["KANARIE", "50.8661N", "Exif", "GPSLatitude"] {
            assert!(!holds(&bytes, words), "{words} in {path}");
        }
        pictures += usize::from(image::guess_format(&bytes).is_ok());
    }
    assert!(pictures >= 7, "{pictures}");
    let beeld = files(&site.path("dist/site/assets/beeld"));
    assert!(
        beeld.iter().any(|(path, _)| path.ends_with(".avif")),
        "AVIF is looked through, too"
    );
}

#[test]
fn a_photo_comes_in_sizes_upright_and_with_its_measures() {
    let site = with_photo(860, 500);
    site.run(&["build"]).ok();
    let page = site.read("dist/site/verhalen/foto/index.html");
    // Turned: 860 × 500 became 500 × 860, narrower than the widest size.
    let image = image::load_from_memory(
        &std::fs::read(site.path("dist/site/verhalen/foto/op straat.jpg")).unwrap(),
    )
    .unwrap();
    assert_eq!((image.width(), image.height()), (500, 860));
    let (_, picture) = page.split_once("<picture>").unwrap();
    let (picture, after) = picture.split_once("</picture>").unwrap();
    assert!(
        picture.contains("src=\"/verhalen/foto/op%20straat.jpg\" alt=\"Een &lt; straat\""),
        "{picture}"
    );
    assert!(
        picture.contains("width=\"500\" height=\"860\""),
        "{picture}"
    );
    // The photo of the page stands above it, and is in sight at once.
    let (_, head) = page
        .split_once("<picture class=\"masthead__photo\">")
        .unwrap();
    let head = head.split("</picture>").next().unwrap();
    assert!(!head.contains("lazy"), "{head}");
    assert!(picture.contains("loading=\"lazy\""), "{picture}");
    let second = after.split_once("<picture>").unwrap().1;
    assert!(
        second.contains("title=\"titel\"") && second.contains("loading=\"lazy\""),
        "{second}"
    );
    let avif = sizes(&site, picture, "image/avif");
    let webp = sizes(&site, picture, "image/webp");
    assert!(
        picture.find("image/avif") < picture.find("image/webp"),
        "a browser takes the first it knows: {picture}"
    );
    let widths = |sizes: &[(u32, Vec<u8>)]| sizes.iter().map(|(width, _)| *width).collect();
    let (wide, wide_avif): (Vec<u32>, Vec<u32>) = (widths(&webp), widths(&avif));
    assert_eq!((wide, wide_avif), (vec![480, 500], vec![480, 500]));
    for ((_, small), (width, other)) in avif.iter().zip(&webp) {
        assert_eq!(image::guess_format(small).unwrap(), ImageFormat::Avif);
        assert_eq!(image::guess_format(other).unwrap(), ImageFormat::WebP);
        assert_eq!(image::load_from_memory(other).unwrap().width(), *width);
        assert_eq!(avif_size(small).0, *width);
        assert!(small.len() < other.len(), "{} {}", small.len(), other.len());
    }
    assert!(
        page.contains("property=\"og:image\" content=\"https://"),
        "{page}"
    );
}

/// The files that a `<source>` of this type names: width, and bytes.
fn sizes(site: &Site, picture: &str, kind: &str) -> Vec<(u32, Vec<u8>)> {
    let (_, rest) = picture
        .split_once(&format!("type=\"{kind}\" srcset=\""))
        .unwrap();
    let srcset = rest.split('"').next().unwrap();
    let read = |size: &str| {
        let (path, width) = size.split_once(' ').unwrap();
        assert!(path.starts_with("/assets/beeld/op-straat."), "{path}");
        let bytes = std::fs::read(site.path(&format!("dist/site{path}"))).unwrap();
        (width.trim_end_matches('w').parse().unwrap(), bytes)
    };
    srcset.split(", ").map(read).collect()
}

/// Width and height, from the property `ispe` of the file.
fn avif_size(bytes: &[u8]) -> (u32, u32) {
    let at = bytes
        .windows(4)
        .position(|window| window == b"ispe")
        .unwrap();
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    (number(at + 8), number(at + 12))
}

#[test]
fn a_drawing_that_avif_makes_no_smaller_has_none() {
    // Four flat fields: without loss that is next to nothing.
    let fields = RgbImage::from_fn(300, 200, |x, y| {
        Rgb([u8::from(x > 150) * 200, u8::from(y > 100) * 90, 30])
    });
    let mut png = std::io::Cursor::new(Vec::new());
    fields.write_to(&mut png, ImageFormat::Png).unwrap();
    let site = Site::small()
        .with(
            "content/verhalen/vlak/index.md",
            story("", "![Vier vlakken](vlak.png)"),
        )
        .with("content/verhalen/vlak/vlak.png", png.into_inner());
    site.run(&["build"]).ok();
    let page = site.read("dist/site/verhalen/vlak/index.html");
    assert!(
        page.contains("image/webp") && !page.contains("image/avif"),
        "{page}"
    );
    // The first picture of a page can be in sight at once.
    let (_, picture) = page.split_once("<picture>").unwrap();
    let picture = picture.split("</picture>").next().unwrap();
    assert!(!picture.contains("lazy"), "{picture}");
    let names: Vec<String> = files(&site.path("dist/site/assets/beeld"))
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert!(
        names.iter().all(|name| name.ends_with(".webp")),
        "{names:?}"
    );
}

#[test]
fn a_photo_is_worked_on_once() {
    let site = with_photo(240, 160);
    site.run(&["build"]).ok();
    let first = files(&site.path("dist"));
    let cache = files(&site.path(".brokers/cache/beeld"));
    assert_eq!(cache.len(), 1, "one photo, one entry");
    // A cached size that is another picture shows that the cache is used.
    let (name, mut bytes) = cache.into_iter().next().unwrap();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    site.write(&format!(".brokers/cache/beeld/{name}"), &bytes);
    site.run(&["build"]).ok();
    assert!(files(&site.path("dist")) != first);
    site.write(&format!(".brokers/cache/beeld/{name}"), "nonsense");
    site.run(&["build"]).ok();
    assert!(
        files(&site.path("dist")) == first,
        "a broken entry is made anew"
    );
}

#[test]
fn a_picture_that_is_none_is_an_error_that_says_what_to_do() {
    let site = Site::small()
        .with("content/verhalen/stuk.jpg", "geen foto")
        .with("content/verhalen/telefoon.heic", "ftypheic");
    let ran = site.run(&["check"]);
    assert_eq!(ran.status, 1);
    for words in [
        "content/verhalen/stuk.jpg",
        "content/verhalen/telefoon.heic",
        "sla het op als jpg",
    ] {
        assert!(ran.err.contains(words), "{words}: {}", ran.err);
    }
}

#[test]
fn the_picture_of_a_page_must_exist_and_have_words() {
    let site = Site::small()
        .with(
            "content/verhalen/a/index.md",
            story("image = { src = \"kwijt.jpg\", alt = \"A\" }", "A."),
        )
        .with(
            "content/verhalen/b/index.md",
            story("image = { src = \"b.jpg\", alt = \" \" }", "B."),
        )
        .with("content/verhalen/b/b.jpg", photo(30, 20));
    let checked = site.check();
    let found = checked.to_string();
    assert!(
        found.contains("missing-image") && found.contains("image.alt"),
        "{found}"
    );
}
