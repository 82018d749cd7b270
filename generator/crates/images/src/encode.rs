//! Pixels in, files out.

use std::error::Error;
use std::io::{self, Cursor};

use diagnostics::Reason;
use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::{U8x3, U8x4};
use fast_image_resize::{PixelTrait, Resizer};
use image::codecs::avif::AvifEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::{
    DynamicImage, ImageBuffer, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, Pixel,
    RgbImage, RgbaImage,
};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use rayon::prelude::*;

/// Widths of the column of text on a telephone, on a screen, and on a screen
/// with twice the pixels.
const WIDTHS: [u32; 3] = [480, 960, 1600];
/// The width of the file for browsers from before WebP, which are slow, too.
const FALLBACK: u32 = 960;
/// Larger than any camera; a file that claims more is an attack on memory.
const LARGEST_SIDE: u32 = 20_000;
const LARGEST_MEMORY: u64 = 1 << 30;
/// More than the cameras of telephones make. A drawing of a few kilobytes can unfold to so many that a build stands still.
const MOST_PIXELS: u64 = 120_000_000;
/// WebP has no larger sides.
const HIGHEST: u32 = 16_383;
/// Where a difference is hard to see and the file is much smaller.
const JPEG_QUALITY: u8 = 82;
const WEBP_QUALITY: f32 = 80.0;
/// Looks like WebP at 80, and is a third smaller.
const AVIF_QUALITY: u8 = 65;
/// Of 1 (slow, small) to 10; what is made is kept, so some patience pays.
const AVIF_SPEED: u8 = 7;

/// The formats that are worked on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Jpeg,
    Png,
    WebP,
}

/// What is made of a photo.
#[derive(Debug)]
pub(super) struct Made {
    pub(super) width: u32,
    pub(super) height: u32,
    /// In the format of the file's name.
    pub(super) fallback: Vec<u8>,
    /// Width and WebP file.
    pub(super) sizes: Vec<(u32, Vec<u8>)>,
    /// Width and AVIF file; none when they are no smaller.
    pub(super) avif: Vec<(u32, Vec<u8>)>,
}

impl Format {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "jpeg",
            Self::Png => "png",
            Self::WebP => "webp",
        }
    }
}

/// Makes the files of a photo. Only pixels are carried over, never metadata.
pub(super) fn make(bytes: &[u8], format: Format) -> Result<Made, Reason> {
    let photo = decode(bytes)?;
    let widest = photo.width();
    let measures = || format!("{} × {}", photo.width(), photo.height());
    let largest = WIDTHS.into_iter().max().unwrap_or(widest).min(widest);
    if height_at(&photo, largest) > u64::from(HIGHEST) {
        return Err(Reason::of("image-narrow", measures()));
    }
    let mut widths: Vec<u32> = WIDTHS.into_iter().filter(|width| *width < widest).collect();
    if widths.len() < WIDTHS.len() {
        widths.push(widest);
    }
    let made = widths
        .into_par_iter()
        .map(|width| {
            let photo = resized(&photo, width)?;
            let webp = webp(&photo, format)?;
            let avif = avif(&photo)?;
            Ok(((width, webp), (width, avif)))
        })
        .collect::<Result<Vec<_>, Reason>>()?;
    let (sizes, avif): (Vec<_>, Vec<_>) = made.into_iter().unzip();
    let avif = smaller(avif, &sizes);
    let small = resized(&photo, FALLBACK.min(widest))?;
    let (width, height) = (small.width(), small.height());
    Ok(Made {
        width,
        height,
        fallback: fallback(small, format)?,
        sizes,
        avif,
    })
}

/// Why a file is no picture that can be worked on.
fn refused(error: &ImageError) -> Reason {
    let (why, what) = match error {
        ImageError::IoError(_) | ImageError::Decoding(_) if ends_early(error) => {
            ("image-cut", String::new())
        }
        ImageError::IoError(error) => return Reason::of_io(error),
        ImageError::Decoding(_) | ImageError::Parameter(_) => ("image-broken", String::new()),
        ImageError::Limits(_) => ("image-large", String::new()),
        ImageError::Unsupported(_) | ImageError::Encoding(_) => ("image-failed", String::new()),
    };
    Reason::of(why, what).saying(error)
}

fn ends_early(error: &(dyn Error + 'static)) -> bool {
    let io = error.downcast_ref::<io::Error>();
    io.is_some_and(|error| error.kind() == io::ErrorKind::UnexpectedEof)
        || error.source().is_some_and(ends_early)
}

/// What a library says that gives no kinds.
fn said(sentence: &(impl ToString + ?Sized)) -> Reason {
    Reason::of("image-failed", "").saying(sentence)
}

/// All sizes in AVIF, or none: a browser that takes AVIF looks no further, and
/// would do with a small picture when only small ones are offered.
fn smaller(avif: Vec<(u32, Vec<u8>)>, webp: &[(u32, Vec<u8>)]) -> Vec<(u32, Vec<u8>)> {
    let mut pairs = avif.iter().zip(webp);
    if pairs.all(|((_, one), (_, other))| one.len() < other.len()) {
        avif
    } else {
        Vec::new()
    }
}

/// On one thread: the sizes are made side by side, and a file that is cut up
/// for threads would be another one on another machine.
fn avif(photo: &DynamicImage) -> Result<Vec<u8>, Reason> {
    let mut bytes = Vec::new();
    let encoder = AvifEncoder::new_with_speed_quality(&mut bytes, AVIF_SPEED, AVIF_QUALITY)
        .with_num_threads(Some(1));
    photo
        .write_with_encoder(encoder)
        .map_err(|error| refused(&error))?;
    Ok(bytes)
}

/// Upright, and in eight bits with or without transparency.
fn decode(bytes: &[u8]) -> Result<DynamicImage, Reason> {
    let failed = |error: ImageError| refused(&error);
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|error| Reason::of_io(&error))?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(LARGEST_SIDE);
    limits.max_image_height = Some(LARGEST_SIDE);
    limits.max_alloc = Some(LARGEST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(failed)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Reason::of("image-pixels", format!("{width} × {height}")));
    }
    let orientation = decoder.orientation().map_err(failed)?;
    // A profile that cannot be read is one that browsers do without, too.
    let profile = decoder.icc_profile().unwrap_or_default();
    let mut photo = DynamicImage::from_decoder(decoder).map_err(failed)?;
    photo.apply_orientation(orientation);
    let mut photo = if photo.color().has_alpha() {
        DynamicImage::ImageRgba8(photo.into_rgba8())
    } else {
        DynamicImage::ImageRgb8(photo.into_rgb8())
    };
    if let Some(profile) = profile {
        to_srgb(&mut photo, &profile);
    }
    Ok(photo)
}

/// The profile goes with the other metadata, so its colours become those that a browser assumes. Telephones take photos
/// in Display P3, which would come out dull.
fn to_srgb(photo: &mut DynamicImage, profile: &[u8]) {
    let Ok(profile) = ColorProfile::new_from_slice(profile) else {
        return;
    };
    if profile.color_space != DataColorSpace::Rgb {
        return; // The decoder made RGB of it.
    }
    let layout = if photo.color().has_alpha() {
        Layout::Rgba
    } else {
        Layout::Rgb
    };
    let srgb = ColorProfile::new_srgb();
    let options = TransformOptions::default();
    let Ok(transform) = profile.create_transform_8bit(layout, &srgb, layout, options) else {
        return;
    };
    let mut converted = vec![0; photo.as_bytes().len()];
    if transform
        .transform(photo.as_bytes(), &mut converted)
        .is_err()
    {
        return;
    }
    let (width, height) = (photo.width(), photo.height());
    let made = match photo {
        DynamicImage::ImageRgba8(_) => {
            RgbaImage::from_raw(width, height, converted).map(DynamicImage::ImageRgba8)
        }
        _ => RgbImage::from_raw(width, height, converted).map(DynamicImage::ImageRgb8),
    };
    if let Some(made) = made {
        *photo = made;
    }
}

/// How high a photo is when it has this width.
fn height_at(photo: &DynamicImage, width: u32) -> u64 {
    let whole = u64::from(photo.height()) * u64::from(width);
    whole.div_ceil(u64::from(photo.width().max(1))).max(1)
}

fn resized(photo: &DynamicImage, width: u32) -> Result<DynamicImage, Reason> {
    if width == photo.width() {
        return Ok(photo.clone());
    }
    // A side is at most 20,000, and the new one is smaller still.
    let height = u32::try_from(height_at(photo, width)).map_err(|error| said(&error))?;
    match photo {
        DynamicImage::ImageRgb8(photo) => scaled::<_, U8x3>(photo, width, height).map(Into::into),
        DynamicImage::ImageRgba8(photo) => scaled::<_, U8x4>(photo, width, height).map(Into::into),
        _ => Err(said("not in eight bits")),
    }
}

/// For pixels of a known type: asked of a picture of any type, the library is compiled for thirteen.
fn scaled<Colour, Typed>(
    photo: &ImageBuffer<Colour, Vec<u8>>,
    width: u32,
    height: u32,
) -> Result<ImageBuffer<Colour, Vec<u8>>, Reason>
where
    Colour: Pixel<Subpixel = u8>,
    Typed: PixelTrait,
{
    let mut small = ImageBuffer::new(width, height);
    let from = TypedImageRef::<Typed>::from_buffer(photo.width(), photo.height(), photo)
        .map_err(|error| said(&error))?;
    let mut to = TypedImage::<Typed>::from_buffer(width, height, &mut small)
        .map_err(|error| said(&error))?;
    Resizer::new()
        .resize_typed(&from, &mut to, None)
        .map_err(|error| said(&error))?;
    Ok(small)
}

/// A drawing that came as PNG is often smaller without loss.
fn webp(photo: &DynamicImage, format: Format) -> Result<Vec<u8>, Reason> {
    let encoder = match photo {
        DynamicImage::ImageRgba8(pixels) => {
            webp::Encoder::from_rgba(pixels, pixels.width(), pixels.height())
        }
        DynamicImage::ImageRgb8(pixels) => {
            webp::Encoder::from_rgb(pixels, pixels.width(), pixels.height())
        }
        _ => return Err(said("not in eight bits")),
    };
    let encode = |lossless| {
        encoder
            .encode_simple(lossless, WEBP_QUALITY)
            .map(|memory| memory.to_vec())
            .map_err(|error| said(&format!("WebP: {error:?}")))
    };
    let lossy = encode(false)?;
    if format == Format::Png {
        let lossless = encode(true)?;
        if lossless.len() <= lossy.len() {
            return Ok(lossless);
        }
    }
    Ok(lossy)
}

fn fallback(photo: DynamicImage, format: Format) -> Result<Vec<u8>, Reason> {
    let mut bytes = Cursor::new(Vec::new());
    match format {
        // JPEG knows no transparency.
        Format::Jpeg => JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY)
            .encode_image(&photo.into_rgb8())
            .map_err(|error| refused(&error))?,
        Format::Png => photo
            .write_to(&mut bytes, ImageFormat::Png)
            .map_err(|error| refused(&error))?,
        Format::WebP => return webp(&photo, format),
    }
    Ok(bytes.into_inner())
}

#[cfg(test)]
mod tests {
    use image::ImageEncoder;
    use image::codecs::png::PngEncoder;

    use super::*;

    /// The head of a PNG of black and white, and the beginning of its pixels.
    fn head_of_png(width: u32, height: u32) -> Vec<u8> {
        let mut head = b"IHDR".to_vec();
        head.extend(width.to_be_bytes());
        head.extend(height.to_be_bytes());
        head.extend([1, 0, 0, 0, 0]);
        let crc = |bytes: &[u8]| {
            let mut crc = u32::MAX;
            for byte in bytes {
                crc ^= u32::from(*byte);
                for _ in 0..8 {
                    crc = if crc & 1 == 1 {
                        (crc >> 1) ^ 0xedb8_8320
                    } else {
                        crc >> 1
                    };
                }
            }
            !crc
        };
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0d".to_vec();
        bytes.extend(&head);
        bytes.extend(crc(&head).to_be_bytes());
        bytes.extend(b"\0\0\0\0IDAT");
        bytes.extend(crc(b"IDAT").to_be_bytes());
        bytes
    }

    #[test]
    fn a_picture_that_would_unfold_without_end_is_refused_at_once() {
        let why = |width, height| {
            decode(&head_of_png(width, height))
                .expect_err("refused")
                .why
        };
        assert_eq!(why(20_000, 20_000), "image-pixels");
        assert_eq!(why(60_000, 10), "image-large");
    }

    #[test]
    fn a_picture_too_narrow_for_any_format_says_so() {
        let narrow = |height| {
            let mut bytes = Cursor::new(Vec::new());
            let pixels = RgbImage::new(1, height);
            pixels
                .write_to(&mut bytes, ImageFormat::Png)
                .expect("a picture");
            make(&bytes.into_inner(), Format::Png)
        };
        let refused = narrow(16_384).expect_err("refused");
        assert_eq!(
            (&*refused.why, &*refused.what),
            ("image-narrow", "1 × 16384")
        );
    }

    #[test]
    fn the_colours_of_a_telephone_become_those_of_a_browser() {
        let pixels = RgbImage::from_pixel(2, 2, image::Rgb([200, 100, 100]));
        let encoded = |profile: Option<Vec<u8>>| {
            let mut bytes = Vec::new();
            let mut encoder = PngEncoder::new(&mut bytes);
            if let Some(profile) = profile {
                encoder.set_icc_profile(profile).expect("a profile fits");
            }
            let kind = image::ExtendedColorType::Rgb8;
            encoder.write_image(&pixels, 2, 2, kind).expect("a picture");
            decode(&bytes)
                .expect("a picture")
                .into_rgb8()
                .get_pixel(0, 0)
                .0
        };
        let wide = ColorProfile::new_display_p3().encode().expect("a profile");
        // By the matrices of both spaces: 200, 100, 100 in Display P3 is about 214, 95, 98 in sRGB.
        let [red, green, blue] = encoded(Some(wide));
        assert!(
            (209..=220).contains(&red) && green < 99 && blue < 100,
            "{red} {green} {blue}"
        );
        assert_eq!(encoded(None), [200, 100, 100]);
        assert_eq!(encoded(Some(b"no profile".to_vec())), [200, 100, 100]);
    }
}
