//! Photos beside pages: turned upright, stripped of everything but their
//! pixels (EXIF knows where a photo was taken), and made in the sizes that
//! screens ask for.
//!
//! What is made is kept in `.brokers/cache/` under a hash of the photo, so a
//! photo is worked on once; that folder can be thrown away at any time.

mod cache;
mod encode;
mod kind;
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
use kind::Kind;

/// Changes when the same photo would give other bytes.
const RECIPE: &str = "3";
/// The folder of the sizes in the site; the names carry a fingerprint.
const FOLDER: &str = "assets/beeld";

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
                let better = prepared.better;
                diagnostics.extend(prepared.poor.map(|fault| Diagnostic {
                    severity: Severity::Warning,
                    problem: Problem::PoorImage {
                        path: format!("content/{path}"),
                        fault,
                        better: better.filter(|_| fault == "named"),
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
    /// The name that says what it is.
    better: Option<String>,
}

/// Makes what is published of a file; none for what is no picture and is not named as one. What a file is, its bytes say;
/// the type that a host gives it is that of its name.
fn prepare_one(path: &str, bytes: &[u8], cache: &Cache) -> Option<Result<Prepared, Diagnostic>> {
    let name = path.rsplit('/').next()?;
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let named = Kind::named(&extension.to_ascii_lowercase());
    let refuse = |why, what: &str| Some(Err(refused(path, Reason::of(why, what))));
    let Some(kind) = Kind::of(bytes, named.is_some()) else {
        return match named? {
            _ if bytes.is_empty() => refuse("image-empty", extension),
            Kind::Refused(ending) => refuse("image-type", ending),
            _ => refuse("image-none", extension),
        };
    };
    let format = match (named, kind) {
        (_, Kind::Refused(ending)) => return refuse("image-type", ending),
        (Some(Kind::Photo(format)), Kind::Photo(_)) | (None, Kind::Photo(format)) => format,
        (Some(Kind::Gif), Kind::Gif) | (Some(Kind::Svg), Kind::Svg) => {
            return drawing(kind, bytes).map(Ok);
        }
        (Some(_), kind) => return refuse("image-named", kind.ending()),
        (None, Kind::Gif | Kind::Svg) => return None,
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
    let is_misnamed = named.is_some_and(|named| named != kind);
    Some(Ok(Prepared {
        poor: poor::fault(kind, bytes).or(is_misnamed.then_some("named")),
        better: is_misnamed.then(|| format!("{stem}.{}", kind.ending())),
        ..of_photo(stem, &key, made)
    }))
}

/// A drawing or GIF is published as it is; none when it does not say how large it is.
fn drawing(kind: Kind, bytes: &[u8]) -> Option<Prepared> {
    let (width, height) = shape::of(kind, bytes)?;
    Some(Prepared {
        picture: Picture {
            width,
            height,
            sizes: Vec::new(),
            avif: Vec::new(),
        },
        fallback: None,
        poor: poor::fault(kind, bytes),
        better: None,
    })
}

fn refused(path: &str, reason: Reason) -> Diagnostic {
    Diagnostic::global(Problem::BadImage {
        path: format!("content/{path}"),
        reason,
    })
}

fn of_photo(stem: &str, key: &str, made: encode::Made) -> Prepared {
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
        better: None,
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
