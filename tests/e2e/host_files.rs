//! The site, as `brokers host` sends it.

use crate::harness::Site;
use crate::hosted::Host;
use crate::server::JSON;

/// The small site, with a long page, an old address, a draft and a page for addresses that lead nowhere.
fn site() -> Site {
    let long = "Iemand bij jou in de buurt helpt je verder. ".repeat(60);
    let front = "+++\ntitle = \"Lang\"\ndescription = \"T\"\nvoor = [\"ouder\"]\n";
    let site = Site::small()
        .with(
            "content/tips/lang.md",
            format!("{front}aliases = [\"/oud/\"]\n+++\n\n{long}\n"),
        )
        .with(
            "content/tips/straks.md",
            format!("{front}draft = true\n+++\n\n{long}\n"),
        );
    let lost = "+++\ntitle = \"Weg\"\n+++\n\nDeze pagina is er niet.\n";
    site.with("content/paginas/niet-gevonden.md", lost)
}

#[test]
fn it_has_its_headers_and_is_sent_once_or_in_part() {
    let site = site();
    let host = Host::start(&site, &site.path("data"));
    let page = host.get("/tips/lang/");
    assert!(page.is_page(), "{}", page.body);
    assert!(!page.body.contains("__brokers"), "{}", page.body);
    let written = String::from_utf8(std::fs::read(site.path("data/dist/headers.json")).unwrap());
    let written: serde_json::Value = serde_json::from_str(&written.unwrap()).unwrap();
    let rules = written["rules"].as_array().unwrap();
    for (path, rule) in [("/tips/lang/", rules.last()), ("/beheer/", rules.first())] {
        let answer = host.get(path);
        for (name, value) in rule.unwrap()["headers"].as_object().unwrap() {
            assert_eq!(
                answer.header(name),
                value.as_str().unwrap(),
                "{path} {name}"
            );
        }
    }
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(page.header("vary"), "accept-encoding");

    // Once more, and it is still the same.
    let etag = page.header("etag").to_owned();
    let same = host.get_with(
        "/tips/lang/",
        &[("if-none-match", &format!("\"x\", {etag}"))],
    );
    assert_eq!((same.status, same.body.as_str()), (304, ""));
    assert_eq!(same.header("etag"), etag);
    let other = host.get_with("/tips/lang/", &[("if-none-match", "\"x\"")]);
    assert_eq!(other.status, 200);
    // A part of it, and no part of another version.
    let part = host.get_with("/sitemap.xml", &[("range", "bytes=0-3")]);
    let whole = host.get("/sitemap.xml");
    assert_eq!((part.status, part.body.as_str()), (206, &whole.body[..4]));
    let ranged = [("range", "bytes=0-3"), ("if-range", "\"x\"")];
    assert_eq!(host.get_with("/sitemap.xml", &ranged).status, 200);
}

#[test]
fn it_is_sent_compressed_as_it_lies_there() {
    let site = site();
    let host = Host::start(&site, &site.path("data"));
    let page = host.get("/tips/lang/");
    let etag = page.header("etag");
    for (encoding, ending) in [("br", ".br"), ("gzip", ".gz")] {
        let request = format!(
            "GET /tips/lang/ HTTP/1.1\r\nhost: klein.test\r\naccept-encoding: {encoding}\r\nconnection: close\r\n\r\n"
        );
        let answer = host.raw(&request);
        let file = format!("data/dist/site/tips/lang/index.html{ending}");
        let small = std::fs::read(site.path(&file)).unwrap();
        let head = String::from_utf8_lossy(&answer[..answer.len() - small.len()]).into_owned();
        assert!(answer.ends_with(&small), "{head}");
        assert!(
            head.contains(&format!("content-encoding: {encoding}")),
            "{head}"
        );
        assert!(head.contains(etag) && head.contains("text/html"), "{head}");
    }
}

#[test]
fn every_address_leads_where_it_should() {
    let site = site();
    let host = Host::start(&site, &site.path("data"));
    for (path, status, to) in [
        ("/tips/lang", 308, "/tips/lang/"),
        ("/oud/", 301, "/tips/lang/"),
        ("/oud", 301, "/tips/lang/"),
        ("/tips/straks/", 404, ""),
        ("/nergens/", 404, ""),
        ("/_headers", 404, ""),
        ("/_redirects", 404, ""),
        ("/../headers.json", 404, ""),
        ("/%2e%2e/headers.json", 404, ""),
        ("/__brokers/reload.js", 404, ""),
        ("//elders.example", 404, ""),
    ] {
        let answer = host.get(path);
        assert_eq!(
            (answer.status, answer.header("location")),
            (status, to),
            "{path}"
        );
        assert!(
            answer
                .header("content-security-policy")
                .contains("default-src 'none'"),
            "{path}"
        );
        assert!(status != 404 || answer.is_page(), "{path}: {}", answer.body);
    }
    let posted = host.post("/tips/lang/", &[JSON], "{}");
    assert_eq!((posted.status, posted.header("allow")), (405, "GET, HEAD"));
    assert_eq!(
        host.get("/health").body,
        "{\"status\":\"ok\",\"site\":\"latest\"}"
    );
    assert_eq!(host.get("/health/ready").status, 200);
}
