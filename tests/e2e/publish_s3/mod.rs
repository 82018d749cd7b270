//! `brokers publish` to a real S3-compatible server (moto), with a proxy in
//! between that writes down what passes and can break the connection.

mod proxy;
mod server;

use std::collections::BTreeMap;

use crate::harness::{Site, files};
use crate::publish::STATE;
use proxy::Proxy;
use server::Server;

/// The files that a build of this site has, by path.
fn built(site: &Site) -> BTreeMap<String, Vec<u8>> {
    site.run(&["build"]).ok();
    files(&site.path("dist/site")).into_iter().collect()
}

fn changed_title(site: &Site, title: &str) {
    let config = site.read("content/site.toml");
    let line = config
        .lines()
        .find(|line| line.starts_with("title"))
        .unwrap();
    let changed = config.replace(line, &format!("title = \"{title}\""));
    site.write("content/site.toml", changed);
}

#[test]
fn a_bucket_becomes_the_site_with_its_headers() {
    let Some(server) = Server::start() else {
        return;
    };
    let site = Site::small().with("content/verhalen/één foto.svg", "<svg/>");
    server.publish(&site, &[]).ok();
    for (path, bytes) in built(&site) {
        assert!(server.get(&path).body == bytes, "{path}");
    }
    let page = server.get("index.html");
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(page.header("cache-control"), "no-cache");
    assert!(
        page.header("x-amz-meta-content-security-policy")
            .starts_with("default-src 'none'")
    );
    // A drawing can be opened by itself, and hold a script.
    let drawing = server.get("verhalen/%C3%A9%C3%A9n%20foto.svg");
    assert_eq!(drawing.header("content-type"), "image/svg+xml");
    assert_eq!(
        drawing.header("x-amz-meta-content-security-policy"),
        page.header("x-amz-meta-content-security-policy")
    );
    let style = built(&site)
        .into_keys()
        .find(|path| path.ends_with(".css"))
        .unwrap();
    let style = server.get(&style);
    assert_eq!(style.header("content-type"), "text/css; charset=utf-8");
    assert!(style.header("cache-control").contains("immutable"));
    let again = server.publish(&site, &[]).ok();
    assert!(
        again.out.starts_with("Alles staat al goed"),
        "{}",
        again.out
    );
}

#[test]
fn compressed_pages_say_so() {
    let Some(server) = Server::start() else {
        return;
    };
    let site = Site::small();
    server.publish(&site, &["--compress"]).ok();
    let page = server.get("index.html");
    assert_eq!(page.header("content-encoding"), "gzip");
    let mut text = Vec::new();
    std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(&page.body[..]), &mut text)
        .unwrap();
    assert!(text == built(&site)["index.html"]);
    assert_eq!(server.get("index.html.gz").status, 404);
}

#[test]
fn assets_go_before_pages_and_removals_last() {
    let Some(server) = Server::start() else {
        return;
    };
    let proxy = Proxy::before(&server);
    let site = Site::small();
    server.publish(&site, &[]).ok();
    // A new style sheet, a new page, changed pages, and a page less.
    let style = site.read("themes/basis/static/css/site.css");
    site.write(
        "themes/basis/static/css/site.css",
        format!("{style}\n.x{{margin:1px}}"),
    );
    site.write(
        "content/tips/nieuw.md",
        "+++\ntitle = \"Nieuw\"\ndescription = \"N\"\nvoor = [\"ouder\"]\n+++\n\nNieuw.\n",
    );
    site.remove("content/praktijk/een-praktijk.md");
    server.publish_through(&site, &proxy.endpoint(), &[]).ok();
    let requests: Vec<String> = proxy
        .changes()
        .into_iter()
        .filter(|line| !line.contains(STATE))
        .collect();
    let at = |what: &str| {
        requests
            .iter()
            .position(|line| line.contains(what))
            .unwrap_or_else(|| panic!("{what} in {requests:?}"))
    };
    let last_asset = requests
        .iter()
        .rposition(|line| line.contains("/assets/") && line.starts_with("PUT"))
        .unwrap();
    let first_page = requests
        .iter()
        .position(|line| line.contains(".html"))
        .unwrap();
    let first_removal = requests
        .iter()
        .position(|line| line.starts_with("POST"))
        .unwrap();
    let last_put = requests
        .iter()
        .rposition(|line| line.starts_with("PUT"))
        .unwrap();
    assert!(last_asset < first_page, "{requests:?}");
    assert!(
        at("tips/nieuw/index.html") < at("tips/index.html"),
        "{requests:?}"
    );
    assert!(last_put < first_removal, "{requests:?}");
    assert_eq!(server.get("praktijk/een-praktijk/index.html").status, 404);
}

#[test]
fn a_broken_connection_can_be_run_again() {
    let Some(server) = Server::start() else {
        return;
    };
    let site = Site::small();
    server.publish(&site, &[]).ok();
    changed_title(&site, "Overal anders");
    let proxy = Proxy::before(&server);
    proxy.break_after(6);
    let broken = server.publish_through(&site, &proxy.endpoint(), &[]);
    assert_eq!(broken.status, 1);
    assert!(
        broken.err.contains("De verbinding brak af"),
        "{}",
        broken.err
    );
    // Somebody who does not have the change publishes what was there: nothing
    // of the half-sent version may be taken for the old one.
    let state = String::from_utf8(server.get(STATE).body).unwrap();
    assert!(state.contains("null"), "{state}");
    server.publish(&site, &[]).ok();
    for (path, bytes) in built(&site) {
        assert!(server.get(&path).body == bytes, "{path}");
    }
}

#[test]
fn a_colleague_who_is_publishing_is_waited_for_but_not_for_ever() {
    let Some(server) = Server::start() else {
        return;
    };
    let site = Site::small();
    let lease = |until: u64| {
        format!("{{\"files\":{{}},\"lease\":{{\"editor\":\"colleague\",\"until\":{until}}}}}")
    };
    server.put(STATE, &lease(u64::MAX));
    let ran = server.publish(&site, &[]);
    assert_eq!(ran.status, 1);
    assert!(
        ran.err.contains("Iemand anders is nu aan het publiceren"),
        "{}",
        ran.err
    );
    assert_eq!(server.get("index.html").status, 404);
    server.put(STATE, &lease(1));
    server.publish(&site, &[]).ok();
    assert_eq!(server.get("index.html").status, 200);
}

#[test]
fn two_editors_at_once_never_mix_two_versions() {
    let Some(server) = Server::start() else {
        return;
    };
    let one = Site::small();
    let two = Site::small();
    changed_title(&one, "Versie van Anna");
    changed_title(&two, "Versie van Bilal");
    for round in 0..3 {
        let children = [&one, &two].map(|site| server.publish_command(site).spawn().unwrap());
        let succeeded = children.map(|mut child| child.wait().unwrap().success());
        assert!(succeeded[0] || succeeded[1], "round {round}");
        let versions: Vec<bool> = [&one, &two]
            .map(|site| {
                built(site)
                    .iter()
                    .all(|(path, bytes)| server.get(path).body == *bytes)
            })
            .into();
        assert_ne!(versions[0], versions[1], "round {round}: {succeeded:?}");
    }
}
