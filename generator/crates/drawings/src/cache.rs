//! What was drawn before, in `.brokers/cache/delen/<key>.png`. Whatever is wrong with it, the picture is simply drawn
//! again; a cache is never a reason to fail.

use std::path::{Path, PathBuf};

use files as fs;

pub(super) struct Cache {
    folder: PathBuf,
}

/// How a PNG begins and ends (ISO/IEC 15948): one that was cut off while it was written has no end.
const BEGINNING: &[u8] = b"\x89PNG\r\n\x1a\n";
const END: &[u8] = b"IEND\xaeB`\x82";

impl Cache {
    pub(super) fn below(root: &Path) -> Self {
        Self {
            folder: root.join(fs::LOCAL).join("cache/delen"),
        }
    }

    pub(super) fn find(&self, key: &str) -> Option<Vec<u8>> {
        let bytes = fs::read(&self.path(key)).ok()?;
        (bytes.starts_with(BEGINNING) && bytes.ends_with(END)).then_some(bytes)
    }

    pub(super) fn keep(&self, key: &str, png: &[u8]) {
        // Beside it first: another build may be reading. The process id keeps two builds apart.
        let beside = self.folder.join(format!("{key}.{}", std::process::id()));
        let written = fs::create_dir_all(&self.folder).and_then(|()| fs::write_here(&beside, png));
        if written.is_ok() {
            // Without it the picture is drawn again next time.
            let _ = fs::rename(&beside, &self.path(key));
        }
    }

    fn path(&self, key: &str) -> PathBuf {
        self.folder.join(format!("{key}.png"))
    }
}
