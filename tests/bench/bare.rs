//! What a build costs at the very least: each markdown file is read, its front matter parsed, its text rendered and put
//! into one template of two lines, filled up to the size of a real page, and written, in parallel. No lists, feeds, links,
//! checks or parts. `tests/bench/run build` measures it beside `brokers build`, with the same libraries and the same pages.
//!
//!     bare CONTENT OUT BYTES

use std::error::Error;
use std::path::{Path, PathBuf};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

type Failure = Box<dyn Error + Send + Sync>;

const TEMPLATE: &str =
    "<!doctype html>\n<title>{{ title }}</title>\n<h1>{{ title }}</h1>\n{{ content | safe }}";

fn page(tera: &tera::Tera, file: &Path, out: &Path, bytes: usize) -> Result<(), Failure> {
    let source = std::fs::read_to_string(file)?;
    let (front_matter, body) = source
        .strip_prefix("+++\n")
        .and_then(|rest| rest.split_once("\n+++\n"))
        .ok_or_else(|| format!("{} has no front matter", file.display()))?;
    let front_matter: toml::Table = toml::from_str(front_matter)?;
    let mut content = String::with_capacity(body.len() * 2);
    let parser = pulldown_cmark::Parser::new_ext(body, pulldown_cmark::Options::all());
    pulldown_cmark::html::push_html(&mut content, parser);
    let mut context = tera::Context::new();
    context.insert(
        "title",
        &front_matter.get("title").and_then(toml::Value::as_str),
    );
    context.insert("content", &content);
    let folder = out.join(file.file_stem().unwrap_or_default());
    std::fs::create_dir_all(&folder)?;
    let mut page = tera.render("page", &context)?.into_bytes();
    page.resize(bytes.max(page.len()), b' ');
    std::fs::write(folder.join("index.html"), page)?;
    Ok(())
}

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [content, out, bytes] = &arguments[..] else {
        return Err("usage: bare CONTENT OUT BYTES".into());
    };
    let (out, bytes) = (Path::new(out), bytes.parse()?);
    let mut tera = tera::Tera::default();
    tera.add_raw_template("page", TEMPLATE)?;
    let files = walkdir::WalkDir::new(content).into_iter();
    let files: Vec<PathBuf> = files
        .map(|entry| entry.map(walkdir::DirEntry::into_path))
        .filter(|path| {
            path.as_ref()
                .map_or(true, |path| path.extension().is_some_and(|end| end == "md"))
        })
        .collect::<Result<_, _>>()?;
    files
        .par_iter()
        .try_for_each(|file| page(&tera, file, out, bytes))
}
