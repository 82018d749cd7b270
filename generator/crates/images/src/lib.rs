//! Photos beside pages: turned upright, stripped of everything but their
//! pixels (EXIF knows where a photo was taken), and made in the sizes that
//! screens ask for.
//!
//! What is made is kept in `.brokers/cache/` under a hash of the photo, so a
//! photo is worked on once; that folder can be thrown away at any time.

mod cache;
mod encode;
mod poor;
mod shape;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use cache::Cache;
use content::Sources;
use diagnostics::{Diagnostic, Problem, Progress, Reason, Severity};

/// Changes when the same photo would give other bytes.
const RECIPE: &str = "3";
/// The folder of the sizes in the site; the names carry a fingerprint.
const FOLDER: &str = "assets/beeld";
/// Formats that browsers do not show, or whose metadata we cannot take out.
const REFUSED: [&str; 7] = ["heic", "heif", "avif", "tif", "tiff", "bmp", "dng"];

/// What the site knows of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Width of the picture at its own address, in pixels.
    pub width: u32,
    /// Height of the picture at its own address, in pixels.
    pub height: u32,
    /// The same in WebP, from narrow to wide; none for drawings.
    pub sizes: Vec<Size>,
    /// The same in AVIF, where that is smaller; else none.
    pub avif: Vec<Size>,
}

/// One size of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Size {
    /// Width in pixels.
    pub width: u32,
    /// Path below the site: `assets/beeld/kat.0a1b2c3d4e-480.webp`.
    pub path: String,
    /// The file.
    pub bytes: Arc<[u8]>,
}

impl Picture {
    /// The sizes in WebP as the attribute `srcset`; empty for drawings. `root` is the path of the site on its host.
    pub fn srcset(&self, root: &str) -> String {
        srcset(&self.sizes, root)
    }

    /// The sizes in AVIF as the attribute `srcset`; may be empty.
    pub fn avif_srcset(&self, root: &str) -> String {
        srcset(&self.avif, root)
    }

    /// Every file beside the one at the picture's own address.
    pub fn files(&self) -> impl Iterator<Item = &Size> {
        self.sizes.iter().chain(&self.avif)
    }
}

fn srcset(sizes: &[Size], root: &str) -> String {
    sizes
        .iter()
        .map(|size| format!("{root}/{} {}w", size.path, size.width))
        .collect::<Vec<_>>()
        .join(", ")
}

/// Pictures by their path below `content/`.
pub type Pictures = BTreeMap<String, Picture>;

/// Works on every picture of `sources`: its bytes there are replaced by what
/// may be published. A file that is no picture, though its name says so, is
/// reported.
pub fn prepare(
    root: &Path,
    sources: &mut Sources,
    progress: &Progress,
) -> (Pictures, Vec<Diagnostic>) {
    let cache = Cache::below(root);
    progress.begin(sources.files.len());
    let results: Vec<Option<Result<Prepared, Diagnostic>>> = sources
        .files
        .par_iter()
        .map(|(path, bytes)| {
            let prepared = prepare_one(path, bytes, &cache);
            progress.step(path);
            prepared
        })
        .collect();
    progress.end();
    let mut pictures = Pictures::new();
    let mut diagnostics = Vec::new();
    for ((path, bytes), result) in sources.files.iter_mut().zip(results) {
        match result {
            Some(Ok(prepared)) => {
                diagnostics.extend(prepared.poor.map(|fault| Diagnostic {
                    severity: Severity::Warning,
                    problem: Problem::PoorImage {
                        path: format!("content/{path}"),
                        fault,
                    },
                    place: None,
                }));
                if let Some(fallback) = prepared.fallback {
                    *bytes = fallback;
                }
                pictures.insert(path.clone(), prepared.picture);
            }
            Some(Err(diagnostic)) => diagnostics.push(diagnostic),
            None => {}
        }
    }
    (pictures, diagnostics)
}

struct Prepared {
    picture: Picture,
    /// The file at the picture's own address; `None` leaves it as it is.
    fallback: Option<Arc<[u8]>>,
    /// A word for what gets lost of it.
    poor: Option<&'static str>,
}

fn prepare_one(path: &str, bytes: &[u8], cache: &Cache) -> Option<Result<Prepared, Diagnostic>> {
    let (stem, extension) = path.rsplit('/').next()?.rsplit_once('.')?;
    let extension = extension.to_ascii_lowercase();
    if REFUSED.contains(&extension.as_str()) {
        return Some(Err(refused(path, Reason::of("image-type", extension))));
    }
    if !shape::is_one(&extension, bytes) {
        return Some(Err(refused(path, Reason::of("image-none", extension))));
    }
    let Some(format) = encode::Format::of(&extension, bytes) else {
        let (width, height) = shape::of(&extension, bytes)?;
        return Some(Ok(Prepared {
            picture: Picture {
                width,
                height,
                sizes: Vec::new(),
                avif: Vec::new(),
            },
            fallback: None,
            poor: None,
        }));
    };
    let key = key(format, bytes);
    let made = match cache.find(&key) {
        Some(made) => made,
        None => match encode::make(bytes, format) {
            Ok(made) => {
                cache.keep(&key, &made);
                made
            }
            Err(reason) => return Some(Err(refused(path, reason))),
        },
    };
    Some(Ok(Prepared {
        poor: poor::fault(format, bytes),
        ..named(stem, &key, made)
    }))
}

fn refused(path: &str, reason: Reason) -> Diagnostic {
    Diagnostic::global(Problem::BadImage {
        path: format!("content/{path}"),
        reason,
    })
}

fn named(stem: &str, key: &str, made: encode::Made) -> Prepared {
    let stem = slug::slugify(stem);
    let named = |sizes: Vec<(u32, Vec<u8>)>, extension: &str| {
        let name = |(width, bytes): (u32, Vec<u8>)| Size {
            width,
            path: format!("{FOLDER}/{stem}.{}-{width}.{extension}", &key[..10]),
            bytes: bytes.into(),
        };
        sizes.into_iter().map(name).collect()
    };
    Prepared {
        picture: Picture {
            width: made.width,
            height: made.height,
            sizes: named(made.sizes, "webp"),
            avif: named(made.avif, "avif"),
        },
        fallback: Some(made.fallback.into()),
        poor: None,
    }
}

/// Hexadecimal; the same photo and the same recipe make the same key.
fn key(format: encode::Format, bytes: &[u8]) -> String {
    let mut hash = Sha256::new();
    hash.update(RECIPE);
    hash.update([0]);
    hash.update(format.name());
    hash.update([0]);
    hash.update(bytes);
    hash.finalize()
        .iter()
        .fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}
