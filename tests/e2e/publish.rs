//! `brokers publish` to a folder.

use std::path::Path;

use crate::harness::{Site, files};

pub(crate) const STATE: &str = ".brokers-publish.json";

fn url(folder: &Path) -> String {
    format!("file://{}", folder.display())
}

/// What visitors find in a folder: all but what `publish` itself keeps there.
fn visible(folder: &Path) -> Vec<(String, Vec<u8>)> {
    files(folder)
        .into_iter()
        .filter(|(path, _)| !path.starts_with(".brokers-publish"))
        .collect()
}

#[test]
fn a_folder_becomes_the_site_and_only_changes_are_sent() {
    let site = Site::small().with("content/verhalen/ver, over.svg", "<svg/>");
    let target = tempfile::tempdir().unwrap();
    let url = url(&target.path().join("www"));
    let www = target.path().join("www");
    site.run(&["build"]).ok();
    let looked = site.run(&["publish", &url, "--dry-run"]).ok();
    assert!(
        looked.out.contains("nieuw     tips/luisteren/index.html"),
        "{}",
        looked.out
    );
    assert!(!www.exists(), "looking makes no folder");
    let first = site.run(&["publish", &url]).ok();
    assert!(visible(&www) == files(&site.path("dist/site")));
    assert!(first.out.contains("0 weggehaald"), "{}", first.out);

    let again = site.run(&["publish", &url]).ok();
    assert!(
        again.out.starts_with("Alles staat al goed"),
        "{}",
        again.out
    );
    assert_eq!(again.err, "", "a pipe gets no progress");

    std::fs::remove_file(www.join("tips/luisteren/index.html")).unwrap();
    site.run(&["publish", &url]).ok();
    assert!(
        visible(&www) == files(&site.path("dist/site")),
        "what somebody removed is back"
    );

    site.remove("content/tips/luisteren.md");
    site.write(
        "content/verhalen/de-trainer.md",
        "+++\ntitle = \"Nu anders\"\ndate = 2026-01-01\ndescription = \"A\"\n+++\n\nAnders.\n",
    );
    std::fs::write(www.join("van-iemand-anders.txt"), "blijft").unwrap();
    let listed = site.run(&["publish", &url, "--dry-run"]).ok();
    assert!(
        listed
            .out
            .contains("anders    verhalen/de-trainer/index.html")
    );
    assert!(listed.out.contains("weg       tips/luisteren/index.html"));
    assert!(!listed.out.contains("onderwerpen/gevoel/icon"));
    assert!(
        www.join("tips/luisteren/index.html").is_file(),
        "only listed"
    );

    site.run(&["publish", &url]).ok();
    site.run(&["build"]).ok();
    let mut expected = files(&site.path("dist/site"));
    expected.push(("van-iemand-anders.txt".to_owned(), b"blijft".to_vec()));
    expected.sort();
    let mut found = visible(&www);
    found.sort();
    assert!(found == expected);
    assert!(
        !www.join("tips/luisteren").exists(),
        "no empty folder is left"
    );
}

#[test]
fn a_site_with_errors_is_not_published() {
    let site = Site::small().with("content/tips/luisteren.md", "+++\ntitle = 5\n+++\n");
    let target = tempfile::tempdir().unwrap();
    let ran = site.run(&["publish", &url(target.path())]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("luisteren.md"), "{}", ran.err);
    assert_eq!(files(target.path()), []);
}

#[test]
fn what_an_interrupted_run_left_unsure_is_sent_again() {
    let site = Site::small();
    let target = tempfile::tempdir().unwrap();
    let url = url(target.path());
    site.run(&["publish", &url]).ok();
    // As after a broken connection: the page was about to change, and did.
    let path = target.path().join(STATE);
    let mut state: serde_json::Value =
        serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    state["files"]["index.html"] = serde_json::Value::Null;
    state["files"]["verdwaald.html"] = serde_json::Value::Null;
    std::fs::write(&path, state.to_string()).unwrap();
    std::fs::write(target.path().join("index.html"), "half").unwrap();
    let ran = site.run(&["publish", &url]).ok();
    assert!(
        ran.out.contains("1 bestand verstuurd, 1 weggehaald"),
        "{}",
        ran.out
    );
    site.run(&["build"]).ok();
    assert!(visible(target.path()) == files(&site.path("dist/site")));
}

#[test]
fn compressed_files_stand_beside_the_others() {
    let site = Site::small();
    let target = tempfile::tempdir().unwrap();
    site.run(&["publish", &url(target.path()), "--compress"])
        .ok();
    site.run(&["build", "--compress"]).ok();
    let built = files(&site.path("dist/site"));
    assert!(built.iter().any(|(path, _)| path == "index.html.br"));
    assert!(built.iter().any(|(path, _)| path == "index.html.gz"));
    assert!(visible(target.path()) == built);
}

#[test]
fn an_address_that_is_none_says_what_to_give() {
    let site = Site::small();
    for (wrong, help) in [
        ("/srv/www", "schrijf dan: file:///srv/www"),
        ("ftp://ergens/", "s3://emmer/map"),
        ("gs://emmer", "s3://emmer/map"),
    ] {
        let ran = site.run(&["publish", wrong]);
        assert_eq!(ran.status, 1, "{wrong}");
        assert!(ran.err.contains(help), "{}", ran.err);
    }
}

#[test]
fn a_folder_somebody_else_is_publishing_to_is_left_alone() {
    let site = Site::small();
    let target = tempfile::tempdir().unwrap();
    let lock = std::fs::File::create(target.path().join(".brokers-publish.lock")).unwrap();
    lock.lock().unwrap();
    let ran = site.run(&["publish", &url(target.path())]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("Iemand anders"), "{}", ran.err);
    assert_eq!(visible(target.path()), []);
    drop(lock);
    site.run(&["publish", &url(target.path())]).ok();
}

#[test]
fn what_somebody_else_put_there_is_not_overwritten() {
    let site = Site::small();
    let target = tempfile::tempdir().unwrap();
    let url = url(target.path());
    std::fs::write(target.path().join("index.html"), "van iemand anders").unwrap();
    std::fs::write(target.path().join("tips"), "een bestand waar een map komt").unwrap();
    std::fs::write(target.path().join("los.txt"), "staat niemand in de weg").unwrap();
    let before = files(target.path());
    for arguments in [vec![], vec!["--dry-run"]] {
        let ran = site.run(&[&["publish", url.as_str()], arguments.as_slice()].concat());
        assert_eq!(ran.status, 1, "{}", ran.out);
        assert!(
            ran.err.contains("staan 2 bestanden") && ran.err.contains(": index.html, tips."),
            "{}",
            ran.err
        );
        assert_eq!(files(target.path()), before);
    }
    // Whoever means it says so.
    std::fs::remove_file(target.path().join("tips")).unwrap();
    let ran = site.run(&["publish", &url]);
    assert!(ran.err.contains("staat een bestand dat"), "{}", ran.err);
    site.run(&["publish", &url, "--take-over"]).ok();
    site.run(&["build"]).ok();
    let mut expected = files(&site.path("dist/site"));
    expected.push(("los.txt".to_owned(), b"staat niemand in de weg".to_vec()));
    expected.sort();
    let mut found = visible(target.path());
    found.sort();
    assert!(found == expected);
    // The same files without the state: nothing is lost by sending them again.
    std::fs::remove_file(target.path().join(STATE)).unwrap();
    site.run(&["publish", &url]).ok();
}

#[test]
fn looking_leaves_nothing_behind_and_publishing_only_its_state() {
    let site = Site::small();
    let target = tempfile::tempdir().unwrap();
    let url = url(target.path());
    site.run(&["publish", &url, "--dry-run"]).ok();
    assert_eq!(files(target.path()), []);
    site.run(&["publish", &url]).ok();
    let kept: Vec<String> = files(target.path())
        .into_iter()
        .map(|(path, _)| path)
        .filter(|path| path.starts_with('.') && !path.starts_with(".well-known"))
        .collect();
    assert_eq!(kept, [STATE]);
    let before = files(target.path());
    site.run(&["publish", &url, "--dry-run"]).ok();
    assert!(files(target.path()) == before);
}

/// A server that answers every request in the same way, as S3 refuses.
fn refusing(status: &'static str, code: &'static str) -> String {
    let body =
        format!("<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>No.</Message></Error>");
    answering(move |_| (status, body.clone()))
}

/// A server that answers by the first line of a request, with a status and more lines of the head, and a body.
fn answering(answer: impl Fn(&str) -> (&'static str, String) + Send + 'static) -> String {
    use std::io::{Read, Write};
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut asked = [0; 8192];
            let length = stream.read(&mut asked).unwrap_or_default();
            let asked = String::from_utf8_lossy(&asked[..length]);
            let (status, body) = answer(asked.lines().next().unwrap_or_default());
            let _ = write!(
                stream,
                "HTTP/1.1 {status}\r\ncontent-type: application/xml\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
                body.len()
            );
        }
    });
    format!("http://{address}")
}

#[test]
fn what_a_bucket_refuses_is_no_broken_connection() {
    let site = Site::small();
    for (status, code, words) in [
        (
            "404 Not Found",
            "NoSuchBucket",
            "De emmer in dit adres bestaat niet",
        ),
        ("403 Forbidden", "AccessDenied", "laat dit niet toe"),
        ("403 Forbidden", "InvalidAccessKeyId", "laat dit niet toe"),
        (
            "400 Bad Request",
            "AuthorizationHeaderMalformed",
            "in een andere regio",
        ),
    ] {
        let mut command = site.command(&["publish", "s3://emmer/"]);
        command
            .env("AWS_ENDPOINT_URL_S3", refusing(status, code))
            .env("AWS_ACCESS_KEY_ID", "iemand")
            .env("AWS_SECRET_ACCESS_KEY", "geheim")
            .env("AWS_REGION", "eu-west-1");
        let ran = crate::harness::Ran::from(command.output().unwrap());
        assert_eq!(ran.status, 1, "{code}");
        assert!(ran.err.contains(words), "{code}: {}", ran.err);
        assert!(
            !ran.err.contains("verbinding brak af"),
            "{code}: {}",
            ran.err
        );
    }
}

/// Publishes to a bucket that such a server plays, and returns what is said.
fn published_to(site: &Site, endpoint: String, lang: &str) -> String {
    let mut command = site.command(&["--lang", lang, "publish", "s3://emmer/"]);
    command
        .env("AWS_ENDPOINT_URL_S3", endpoint)
        .env("AWS_ACCESS_KEY_ID", "iemand")
        .env("AWS_SECRET_ACCESS_KEY", "geheim")
        .env("AWS_REGION", "eu-west-1");
    let ran = crate::harness::Ran::from(command.output().unwrap());
    assert_eq!(ran.status, 1, "{}", ran.err);
    ran.err
}

#[test]
fn odd_answers_of_a_bucket_have_words_of_ours_and_come_to_an_end() {
    let site = Site::small();
    for (status, code, dutch, english) in [
        (
            "403 Forbidden",
            "RequestTimeTooSkewed",
            "De klok van deze",
            "The clock of this",
        ),
        (
            "503 Slow Down",
            "SlowDown",
            "heeft het te druk",
            "is too busy",
        ),
        (
            "501 Not Implemented",
            "NotImplemented",
            "kan niet alles",
            "lacks something",
        ),
        (
            "301 Moved Permanently",
            "PermanentRedirect",
            "andere regio",
            "another region",
        ),
        (
            "307 Temporary Redirect",
            "",
            "andere regio",
            "another region",
        ),
    ] {
        for (lang, words) in [("nl", dutch), ("en", english)] {
            let said = published_to(&site, refusing(status, code), lang);
            assert!(said.contains(words), "{code}: {said}");
        }
    }
    let empty = || answering(|_| ("403 Forbidden", String::new()));
    let said = published_to(&site, empty(), "nl");
    assert!(said.contains("laat dit niet toe"), "{said}");
    // The page of a network that wants somebody to sign in, from a server that keeps files, and from one that does not.
    let page = "<!DOCTYPE html><html><title>Wifi</title></html>";
    for head in ["200 OK\r\netag: \"1\"", "200 OK"] {
        let said = published_to(&site, answering(move |_| (head, page.into())), "nl");
        assert!(said.contains("is geen emmer"), "{head}: {said}");
        assert!(!said.contains("Haal het daar weg"), "{said}");
    }
}

/// A bucket whose list of files has a page of its own after every page.
fn listing(page: &'static str) -> String {
    answering(move |asked| {
        if asked.contains("list-type=2") {
            ("200 OK", page.to_owned())
        } else {
            (
                "404 Not Found",
                "<Error><Code>NoSuchKey</Code></Error>".to_owned(),
            )
        }
    })
}

#[test]
fn a_list_of_files_that_begins_again_is_no_list() {
    const FILE: &str = "<Contents><Key>a.html</Key><Size>1</Size><LastModified>2026-01-01T00:00:00.000Z</LastModified>\
        <ETag>1</ETag></Contents>";
    let site = Site::small();
    let page = format!(
        "<ListBucketResult xmlns=\"http://voorbeeld.nl/\"><IsTruncated>true</IsTruncated>{FILE}\
        <NextContinuationToken>weer</NextContinuationToken></ListBucketResult>"
    );
    let said = published_to(&site, listing(page.leak()), "nl");
    assert!(said.contains("telkens dezelfde bestanden"), "{said}");
    // Another namespace is read as any: the file that is there is seen.
    let page = format!(
        "<x:ListBucketResult xmlns:x=\"http://voorbeeld.nl/\">{FILE}{FILE}</x:ListBucketResult>"
    );
    let said = published_to(&site, listing(page.leak()), "nl");
    assert!(said.contains("telkens dezelfde bestanden"), "{said}");
}

#[test]
fn publishing_and_building_leave_each_others_folders_alone() {
    let site = Site::small();
    site.run(&["build"]).ok();
    let before = files(&site.path("dist"));
    for into in ["dist", "dist/site", "dist/site/nieuw"] {
        for dry in [&[][..], &["--dry-run"]] {
            let url = url(&site.path(into));
            let ran = site.run(&[&["publish", &url], dry].concat());
            assert_eq!(ran.status, 1, "{into}");
            assert!(
                ran.err.contains("een map die “brokers build” maakt"),
                "{}",
                ran.err
            );
        }
    }
    assert!(files(&site.path("dist")) == before);
    let www = site.path("www");
    site.run(&["publish", &url(&www)]).ok();
    let before = files(&www);
    for out in ["www", "www/dist"] {
        let ran = site.run(&["build", "--out", out]);
        assert_eq!(ran.status, 1, "{out}");
        assert!(
            ran.err.contains("een site die gepubliceerd is"),
            "{}",
            ran.err
        );
    }
    assert!(files(&www) == before);
}

/// Visitors must be able to tell what is real, and who is behind it.
#[test]
fn a_demonstration_and_a_site_of_nobody_are_not_published_as_real_ones() {
    let site = Site::small();
    let target = tempfile::tempdir().unwrap();
    let www = target.path().join("www");
    let url = url(&www);
    let config = site.read("content/site.toml");
    let (before, _) = config.split_once("[afzender]").unwrap();
    site.write("content/site.toml", before);
    let refused = site.run(&["publish", &url]);
    assert_eq!(refused.status, 1);
    assert!(refused.err.contains("[afzender]"), "{}", refused.err);

    site.write(
        "content/site.toml",
        format!("{config}\n[site]\ndemonstratie = true\n"),
    );
    for arguments in [&["publish", &url][..], &["publish", &url, "--dry-run"]] {
        let refused = site.run(arguments);
        assert_eq!(refused.status, 1);
        assert!(refused.err.contains("demonstratie"), "{}", refused.err);
    }
    assert!(!www.exists(), "nothing was sent");
    site.run(&["publish", &url, "--demonstration"]).ok();
    let page = std::fs::read_to_string(www.join("tips/luisteren/index.html")).unwrap();
    assert!(page.contains("Een demonstratie: "), "{page}");
}
