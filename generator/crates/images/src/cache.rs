//! What was made of a photo before, in `.brokers/cache/beeld/<key>`.
//!
//! One file per photo: a line of JSON with the sizes and lengths, then the
//! files one after the other. Whatever is wrong with it, the photo is simply
//! worked on again; a cache is never a reason to fail.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::encode::Made;
use files as fs;

pub(super) struct Cache {
    folder: PathBuf,
}

#[derive(Serialize, Deserialize)]
struct Head {
    width: u32,
    height: u32,
    fallback: usize,
    /// Width, length.
    sizes: Vec<(u32, usize)>,
    avif: Vec<(u32, usize)>,
}

impl Cache {
    pub(super) fn below(root: &Path) -> Self {
        Self {
            folder: root.join(fs::LOCAL).join("cache/beeld"),
        }
    }

    pub(super) fn find(&self, key: &str) -> Option<Made> {
        parse(&fs::read(&self.folder.join(key)).ok()?)
    }

    pub(super) fn keep(&self, key: &str, made: &Made) {
        let Some(bytes) = print(made) else {
            return;
        };
        let path = self.folder.join(key);
        // Beside it first: another build may be reading. The process id keeps
        // two builds apart.
        let beside = self.folder.join(format!("{key}.{}", std::process::id()));
        let written =
            fs::create_dir_all(&self.folder).and_then(|()| fs::write_here(&beside, &bytes));
        if written.is_ok() {
            // Without it the photo is worked on again next time.
            let _ = fs::rename(&beside, &path);
        }
    }
}

fn print(made: &Made) -> Option<Vec<u8>> {
    let lengths = |sizes: &[(u32, Vec<u8>)]| {
        let length = |(width, bytes): &(u32, Vec<u8>)| (*width, bytes.len());
        sizes.iter().map(length).collect()
    };
    let head = Head {
        width: made.width,
        height: made.height,
        fallback: made.fallback.len(),
        sizes: lengths(&made.sizes),
        avif: lengths(&made.avif),
    };
    let mut bytes = serde_json::to_vec(&head).ok()?;
    bytes.push(b'\n');
    bytes.extend_from_slice(&made.fallback);
    for (_, size) in made.sizes.iter().chain(&made.avif) {
        bytes.extend_from_slice(size);
    }
    Some(bytes)
}

fn parse(bytes: &[u8]) -> Option<Made> {
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    let head: Head = serde_json::from_slice(&bytes[..end]).ok()?;
    let mut rest = &bytes[end + 1..];
    let mut take = |length| {
        let (taken, after) = rest.split_at_checked(length)?;
        rest = after;
        Some(taken.to_vec())
    };
    let fallback = take(head.fallback)?;
    let mut take_all = |lengths: &[(u32, usize)]| {
        let one = |(width, length): &(u32, usize)| Some((*width, take(*length)?));
        lengths.iter().map(one).collect::<Option<Vec<_>>>()
    };
    let sizes = take_all(&head.sizes)?;
    let avif = take_all(&head.avif)?;
    rest.is_empty().then_some(Made {
        width: head.width,
        height: head.height,
        fallback,
        sizes,
        avif,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_found_and_what_is_broken_is_not() {
        let root = tempfile::tempdir().expect("temporary folder");
        let cache = Cache::below(root.path());
        let made = Made {
            width: 2,
            height: 1,
            fallback: b"\nfallback".to_vec(),
            sizes: vec![(1, b"one".to_vec()), (2, b"two!".to_vec())],
            avif: vec![(1, b"three".to_vec())],
        };
        cache.keep("k", &made);
        let found = cache.find("k").expect("kept");
        assert_eq!(found.fallback, made.fallback);
        assert_eq!(found.sizes, made.sizes);
        assert_eq!(found.avif, made.avif);
        let path = root.path().join(".brokers/cache/beeld/k");
        let mut bytes = std::fs::read(&path).expect("file");
        bytes.pop();
        std::fs::write(&path, bytes).expect("shortened");
        assert!(cache.find("k").is_none());
        assert!(cache.find("other").is_none());
    }
}
