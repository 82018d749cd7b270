//! Text, compressed before anybody asks for it: `.br` and `.gz` beside a file,
//! which a host can send as they are.

use std::io::Write;
use std::sync::Arc;

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};
use rayon::prelude::*;

use crate::output::Output;

/// Below this a file fits in one packet anyhow.
const SMALLEST: usize = 1024;
/// Of 11. From 7 on, its tables take longer to make than a page takes to compress: a site of 2,200 pages took 9.1 s with 9 and
/// takes 1.8 s with 6, for a quarter of a per cent more bytes.
const BROTLI_QUALITY: i32 = 6;
/// What text is called here; photos and fonts are compressed already.
const TEXT: [&str; 10] = [
    "html",
    "css",
    "js",
    "mjs",
    "svg",
    "xml",
    "json",
    "txt",
    "webmanifest",
    "wasm",
];

/// Adds `.br` and `.gz` beside every text file of the site that gets smaller.
pub fn beside(output: &mut Output) {
    let files: Vec<(String, Arc<[u8]>)> = output
        .below("site/")
        .map(|(path, bytes)| (path.to_owned(), Arc::clone(bytes)))
        .collect();
    let made: Vec<(String, Vec<u8>)> = files
        .par_iter()
        .flat_map_iter(|(path, bytes)| packed(&format!("site/{path}"), bytes))
        .collect();
    for (path, bytes) in made {
        output.add(path, bytes);
    }
}

/// The file of which this would be the compressed form, by its name.
pub fn whole(path: &str) -> Option<&str> {
    [".br", ".gz"]
        .iter()
        .find_map(|ending| path.strip_suffix(ending))
}

/// The compressed forms of a file with their paths; none when it is no text or
/// does not get smaller.
pub fn packed(path: &str, bytes: &[u8]) -> impl Iterator<Item = (String, Vec<u8>)> + use<> {
    let with = |extension: &str| format!("{path}.{extension}");
    [
        brotli(path, bytes).map(|small| (with("br"), small)),
        gzip(path, bytes).map(|small| (with("gz"), small)),
    ]
    .into_iter()
    .flatten()
}

/// The file in gzip, when it is text and gets smaller. The same file always
/// gives the same bytes: there is no time in it.
pub fn gzip(path: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    smaller(path, bytes, |bytes| {
        let mut encoder = GzBuilder::new()
            .mtime(0)
            .write(Vec::with_capacity(bytes.len() / 3), Compression::best());
        encoder.write_all(bytes)?;
        encoder.finish()
    })
}

fn brotli(path: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    smaller(path, bytes, |mut bytes| {
        let params = BrotliEncoderParams {
            quality: BROTLI_QUALITY,
            size_hint: bytes.len(),
            ..BrotliEncoderParams::default()
        };
        let mut small = Vec::with_capacity(bytes.len() / 3);
        brotli::BrotliCompress(&mut bytes, &mut small, &params)?;
        Ok(small)
    })
}

fn smaller(
    path: &str,
    bytes: &[u8],
    compress: impl Fn(&[u8]) -> std::io::Result<Vec<u8>>,
) -> Option<Vec<u8>> {
    let extension = path.rsplit_once('.')?.1;
    if bytes.len() < SMALLEST || !TEXT.contains(&extension) || path.ends_with("/_headers") {
        return None;
    }
    compress(bytes)
        .ok()
        .filter(|small| small.len() < bytes.len())
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn text_is_compressed_and_comes_back_whole() {
        let text = "Iemand bij jou in de buurt helpt je verder. ".repeat(100);
        let mut output = Output::default();
        output.add("site/index.html", text.as_bytes().to_vec());
        output.add("site/klein.html", *b"klein");
        output.add("site/foto.jpg", vec![0; 5000]);
        output.add("function/site.json", text.as_bytes().to_vec());
        beside(&mut output);
        let names: Vec<&str> = output.below("").map(|(path, _)| path).collect();
        assert_eq!(
            names,
            [
                "function/site.json",
                "site/foto.jpg",
                "site/index.html",
                "site/index.html.br",
                "site/index.html.gz",
                "site/klein.html"
            ]
        );
        let mut back = String::new();
        let packed = output.get("site/index.html.gz").expect("gz");
        flate2::read::GzDecoder::new(&packed[..])
            .read_to_string(&mut back)
            .expect("gzip");
        assert_eq!(back, text);
        let packed = output.get("site/index.html.br").expect("br");
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &packed[..], &mut back).expect("brotli");
        assert_eq!(back, text.as_bytes());
    }
}
