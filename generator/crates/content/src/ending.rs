//! What the name of a file says it is: nothing of the site, or a page, form or
//! list whose name has another ending than it should.

/// Endings of what editors, browsers and version control leave beside a file.
const LEFT_BESIDE: [&str; 10] = [
    ".swp",
    ".swo",
    ".swx",
    ".tmp",
    ".bak",
    ".orig",
    ".rej",
    ".part",
    "___jb_tmp___",
    "___jb_old___",
];
/// What systems put in every folder.
const OF_SYSTEMS: [&str; 4] = ["thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r"];

/// Endings that people and programs give to markdown.
const MARKDOWN: [&str; 9] = [
    ".md.txt",
    ".markdown.txt",
    ".markdown",
    ".mdown",
    ".mkdn",
    ".mkd",
    ".mdwn",
    ".mdx",
    ".md",
];
const FORMS: [&str; 3] = [".toml.txt", ".tml", ".toml"];
/// Of each kind of data apart, because the ending says how it is read.
const DATA: [(&str, &str); 6] = [
    (".toml.txt", ".toml"),
    (".json.txt", ".json"),
    (".csv.txt", ".csv"),
    (".toml", ".toml"),
    (".json", ".json"),
    (".csv", ".csv"),
];

/// Whether this is no part of the site, whatever is in it: hidden, a backup, or
/// something that a program needs for a while.
pub fn is_by_the_way(name: &str) -> bool {
    let small = name.to_ascii_lowercase();
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || LEFT_BESIDE.iter().any(|ending| small.ends_with(ending))
        || OF_SYSTEMS.contains(&small.as_str())
        // With this name vim tries whether it may write in a folder.
        || name == "4913"
}

/// The name a file should have to be the page, form or list that it seems to be;
/// its path is that below `content/`. None when it has it, or seems to be none.
pub(super) fn better_name(path: &str) -> Option<String> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let ending = |endings: &[&str]| {
        let small = name.to_ascii_lowercase();
        let found = endings.iter().find(|ending| small.ends_with(*ending))?;
        Some(name.len() - found.len())
    };
    let better = match folder.split('/').next().unwrap_or_default() {
        "" if name.to_ascii_lowercase().starts_with("site.") && ending(&FORMS).is_some() => {
            "site.toml".to_owned()
        }
        "formulieren" => format!("{}.toml", &name[..ending(&FORMS)?]),
        "data" => DATA.iter().find_map(|(written, meant)| {
            ending(&[written]).map(|stem| format!("{}{meant}", &name[..stem]))
        })?,
        _ => format!("{}.md", &name[..ending(&MARKDOWN)?]),
    };
    (better != name).then_some(better)
}

/// Whether a file is one in which people write texts, but no markdown.
pub fn is_text(name: &str) -> bool {
    const WRITTEN: [&str; 12] = [
        "txt", "text", "doc", "docx", "odt", "rtf", "pages", "wps", "htm", "html", "rst", "adoc",
    ];
    match name.rsplit_once('.') {
        Some((_, extension)) => WRITTEN.contains(&extension.to_ascii_lowercase().as_str()),
        None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_get_the_ending_that_is_meant() {
        for (path, expected) in [
            ("tips/Luisteren.MD", Some("Luisteren.md")),
            ("tips/luisteren.en.markdown", Some("luisteren.en.md")),
            ("tips/x/index.md.txt", Some("index.md")),
            ("tips/luisteren.md", None),
            ("tips/luisteren.txt", None),
            ("tips/kat.jpg", None),
            ("over.mdown", Some("over.md")),
            ("Site.toml", Some("site.toml")),
            ("site.toml.txt", Some("site.toml")),
            ("formulieren/vraag.TOML", Some("vraag.toml")),
            ("formulieren/vraag.tml", Some("vraag.toml")),
            ("formulieren/vraag.toml", None),
            ("formulieren/lees.md", None),
            ("data/lijst.CSV", Some("lijst.csv")),
            ("data/lijst.json.txt", Some("lijst.json")),
            ("data/lijst.csv", None),
            ("data/README.md", None),
        ] {
            assert_eq!(better_name(path).as_deref(), expected, "{path}");
        }
    }

    #[test]
    fn what_programs_leave_is_no_content() {
        for name in [
            ".DS_Store",
            ".luisteren.md.swp",
            "luisteren.md~",
            "luisteren.md.bak",
            "~$brief.docx",
            "#luisteren.md#",
            "Thumbs.db",
            "4913",
            "Icon\r",
        ] {
            assert!(is_by_the_way(name), "{name}");
        }
        for name in ["luisteren.md", "#1.md", "kat.jpg", "temp.md", "x.txt"] {
            assert!(!is_by_the_way(name), "{name}");
        }
    }
}
