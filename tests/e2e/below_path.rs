//! A site below a path of its host, as the project sites of Git hosts are: every address of the output leads to a file of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::harness::{Site, files};
use crate::server::Server;

const BASE: &str = "https://voorbeeld.github.io/sociale-makelaars";
const ROOT: &str = "/sociale-makelaars/";

/// The real content without what the function answers.
fn without_forms() -> Site {
    let site = Site::real();
    site.remove("content/formulieren");
    for (path, bytes) in files(&site.path("content/paginas")) {
        let Ok(text) = String::from_utf8(bytes) else {
            continue;
        };
        let asks = |line: &&str| line.contains("formulier(") || line.contains("bonnetje(");
        if text.lines().any(|line| asks(&line)) {
            let rest: Vec<&str> = text.lines().filter(|line| !asks(line)).collect();
            site.write(&format!("content/paginas/{path}"), rest.join("\n") + "\n");
        }
    }
    let settings = site.read("content/site.toml");
    let moved = settings.replace("https://socialbrokers.example", &format!("{BASE}/"));
    assert_ne!(moved, settings);
    site.with("content/site.toml", moved)
        .with("content/tips/oud.md", TIP)
        .with("content/tips/bundel/index.md", BUNDLE)
        .with("content/tips/bundel/brief.pdf", "%PDF-1.4")
        .with("content/los.pdf", "%PDF-1.4")
}

const TIP: &str = "+++\ntitle = \"Oud\"\ndescription = \"O\"\nvoor = [\"jongere\"]\naliases = [\"/heel/oud/\", \"/oud.html\"]\n+++\n\nTekst.\n";
const BUNDLE: &str = "+++\ntitle = \"Bundel\"\ndescription = \"B\"\nvoor = [\"jongere\"]\n+++\n\n\
    [brief](brief.pdf) [los](/los.pdf) [tips](/tips/) [tip](@/tips/oud.md)\n\n{{ oproep(to=\"/tips/oud/\", text=\"T\", label=\"B\") }}\n";

/// What looks like an address in a file of the output, with what comes before it.
fn addresses(path: &str, text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (start, end) in [
        (" href=\"", '"'),
        (" src=\"", '"'),
        (" action=\"", '"'),
        (" content=\"", '"'),
        ("url(", ')'),
        ("<loc>", '<'),
        ("<id>", '<'),
        ("; url=", '"'),
        ("\"src\": \"", '"'),
        ("\"url\":\"", '"'),
        ("\"id\": \"", '"'),
        ("\"start_url\": \"", '"'),
        ("\"scope\": \"", '"'),
    ] {
        let values = text.split(start).skip(1);
        found.extend(values.filter_map(|rest| Some(rest.split_once(end)?.0.to_owned())));
    }
    for sizes in text.split("srcset=\"").skip(1) {
        let sizes = sizes.split('"').next().unwrap_or_default();
        found.extend(
            sizes
                .split(", ")
                .filter_map(|one| Some(one.split_once(' ')?.0.to_owned())),
        );
    }
    if path == "_redirects" {
        let targets = text.lines().filter_map(|line| line.split(' ').nth(1));
        found.extend(targets.map(str::to_owned));
    }
    if path.ends_with("robots.txt") {
        found.extend(
            text.split("Sitemap: ")
                .skip(1)
                .map(|rest| rest.trim().to_owned()),
        );
    }
    let plain = |address: String| {
        let address = address.trim_matches(['"', '\'']).replace("&amp;", "&");
        address.replace("&#x2F;", "/").replace("&#x27;", "'")
    };
    found.into_iter().map(plain).collect()
}

/// The file that an address of the host means; none for addresses of other sites. `Err` is an address outside the path.
fn file_of(address: &str) -> Option<Result<String, ()>> {
    let host = BASE.strip_suffix(ROOT.trim_end_matches('/')).unwrap();
    let path = address.strip_prefix(host).unwrap_or(address);
    if !path.starts_with('/') || path.starts_with("//") {
        return None;
    }
    let Some(below) = path.strip_prefix(ROOT) else {
        return Some(Err(()));
    };
    let below = below.split(['#', '?']).next().unwrap();
    let below = percent_encoding::percent_decode_str(below)
        .decode_utf8()
        .unwrap();
    let index = if below.is_empty() || below.ends_with('/') {
        "index.html"
    } else {
        ""
    };
    Some(Ok(format!("{below}{index}")))
}

#[test]
fn every_address_of_the_output_is_below_the_path() {
    let site = without_forms();
    site.run(&["build"]).ok();
    let all: BTreeMap<String, Vec<u8>> = files(&site.path("dist/site")).into_iter().collect();
    let mut wrong = BTreeSet::new();
    let mut seen = 0;
    for (path, bytes) in &all {
        let is_text = [
            ".html",
            ".css",
            ".svg",
            ".xml",
            ".json",
            ".webmanifest",
            ".txt",
            "_redirects",
        ];
        if path.starts_with("beheer/") || !is_text.iter().any(|ending| path.ends_with(ending)) {
            continue;
        }
        for address in addresses(path, &String::from_utf8_lossy(bytes)) {
            match file_of(&address) {
                Some(Ok(file)) if all.contains_key(&file) => seen += 1,
                None => {}
                _ => drop(wrong.insert(format!("{path} -> {address}"))),
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(seen > 2500, "only {seen} addresses were found");
    for file in [
        "heel/oud/index.html",
        "oud.html",
        "tips/bundel/brief.pdf",
        "404.html",
    ] {
        assert!(all.contains_key(file), "{file}");
    }
    let redirects = String::from_utf8_lossy(&all["_redirects"]);
    assert!(
        redirects.contains(&format!("{ROOT}heel/oud/ {ROOT}tips/oud/ 301\n")),
        "{redirects}"
    );
    let headers = String::from_utf8_lossy(&all["_headers"]);
    assert!(headers.starts_with(&format!("{ROOT}*\n")), "{headers}");
    assert!(
        headers.contains(&format!("\n{ROOT}assets/*\n")),
        "{headers}"
    );
    let home = site.read("dist/site/index.html");
    assert!(
        home.contains(&format!("<link rel=\"canonical\" href=\"{BASE}/\">")),
        "{home}"
    );
}

#[test]
fn it_is_served_below_the_path_too() {
    let site = without_forms();
    let server = Server::start(&site);
    let home = server.get(ROOT);
    assert!(home.status == 200 && home.is_page(), "{}", home.status);
    for (path, to) in [
        ("/", ROOT),
        (ROOT.trim_end_matches('/'), ROOT),
        ("/sociale-makelaars/tips", "/sociale-makelaars/tips/"),
        (
            "/sociale-makelaars/heel/oud/",
            "/sociale-makelaars/tips/oud/",
        ),
    ] {
        let answer = server.get(path);
        assert!(
            matches!(answer.status, 301 | 307 | 308),
            "{path}: {}",
            answer.status
        );
        assert_eq!(answer.header("location"), to, "{path}");
    }
    for path in [
        "/tips/",
        "/sociale-makelaarsx/",
        "/sociale-makelaars/nietes/",
    ] {
        let answer = server.get(path);
        assert!(
            answer.status == 404 && answer.is_page(),
            "{path}: {}",
            answer.status
        );
    }
    let index = server.get("/sociale-makelaars/zoekindex/nl/index.json");
    assert_eq!(index.status, 200);
    assert_eq!(server.get("/zoekindex/nl/index.json").status, 404);
    assert_eq!(server.get("/sociale-makelaars/beheer/").status, 200);
}

/// The function answers at `/api` of the host, which a site below a path shares with others.
#[test]
fn a_site_with_forms_is_refused() {
    let site = Site::small();
    let ran = site.run(&["build", "--base-url", "https://x.nl/pad"]);
    assert_eq!(ran.status, 1);
    assert!(
        ran.err.contains("onder een pad (/pad)")
            && ran.err.contains("content/formulieren/vraag.toml"),
        "{}",
        ran.err
    );
    assert!(!site.path("dist").exists());
}
