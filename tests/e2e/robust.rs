//! Odd files and bad moments: a page or a clear error, and never half a site.

use crate::harness::{Site, files};

const TIP: &str = "+++\ntitle = \"T\"\ndescription = \"T\"\nvoor = [\"ouder\"]\n+++\n\n";

#[test]
fn names_with_spaces_accents_and_emoji() {
    let site = Site::small()
        .with("content/tips/een tip.md", TIP.replace("+++\n\n", "aliases = [\"/oud één/\", \"/nog%20een/\"]\n+++\n\n"))
        .with("content/tips/één.md", TIP)
        .with("content/tips/🌱.md", TIP)
        .with("content/tips/lees.md", format!("{TIP}[a](<@/tips/een tip.md>) [b](/tips/één/) [c](/tips/een%20tip/)\n"))
        .with("content/gemeenten/'t hof/_index.md", "+++\ntitle = \"H\"\nname = \"H\"\ncbs = \"GM0513\"\nprovincie = \"Limburg\"\ndeelname = \"actief\"\ndescription = \"H.\"\n+++\n");
    site.run(&["build"]).ok();
    for (name, url) in [
        ("tips/een tip", "/tips/een%20tip/"),
        ("tips/één", "/tips/%C3%A9%C3%A9n/"),
        ("tips/🌱", "/tips/%F0%9F%8C%B1/"),
    ] {
        let page = site.read(&format!("dist/site/{name}/index.html"));
        let address = format!("https://klein.test{url}");
        assert!(
            page.contains(&format!("rel=\"canonical\" href=\"{address}\"")),
            "{page}"
        );
        assert!(page.contains(&format!("\"@id\":\"{address}\"")), "{page}");
        let list = site.read("dist/site/tips/index.html");
        assert!(list.contains(&format!("href=\"{url}\"")), "{url}");
        assert!(
            site.read("dist/site/sitemap.xml")
                .contains(&format!("<loc>{address}</loc>"))
        );
    }
    // The page of a municipality, its form and its feed.
    assert!(site.path("dist/site/'t hof/vraag/index.html").is_file());
    let town = site.read("dist/site/'t hof/index.html");
    assert!(town.contains("/&#39;t%20hof/vraag/"), "{town}");
    for old in ["oud één", "nog een"] {
        let page = site.read(&format!("dist/site/{old}/index.html"));
        assert!(page.contains("/tips/een%20tip/"), "{page}");
    }
    assert_eq!(
        site.read("dist/site/_redirects"),
        "/oud%20%C3%A9%C3%A9n/ /tips/een%20tip/ 301\n/nog%20een/ /tips/een%20tip/ 301\n"
    );
    // Every link of every page can be followed, and none has a sign that it may not have.
    for (path, bytes) in files(&site.path("dist/site")) {
        let html = String::from_utf8_lossy(&bytes);
        if !path.ends_with(".html") || path.starts_with("beheer/") {
            continue;
        }
        for link in html
            .split("href=\"/")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
        {
            assert!(link.is_ascii() && !link.contains(' '), "{link} in {path}");
        }
    }
}

#[test]
fn a_name_that_would_be_another_address_gets_a_better_one() {
    let site = Site::small()
        .with("content/tips/a#b.md", TIP)
        .with("content/tips/wat?.md", TIP)
        .with("content/tips/een%20tip.md", TIP)
        .with("content/tips/tab\there.md", TIP)
        .with("content/verhalen/mijn#foto/index.md", TIP);
    let checked = site.check();
    let mut found: Vec<(String, String)> = checked["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            assert_eq!(one["code"], "odd-name", "{one}");
            let text = |key: &str| one["details"][key].as_str().unwrap().to_owned();
            (text("name"), text("better"))
        })
        .collect();
    found.sort();
    let expected = [
        ("a#b.md", "a-b.md"),
        ("een%20tip.md", "een-tip.md"),
        ("mijn#foto", "mijn-foto"),
        ("tab\\there.md", "tab-here.md"),
        ("wat?.md", "wat.md"),
    ];
    assert_eq!(
        found,
        expected.map(|(name, better)| (name.to_owned(), better.to_owned()))
    );
    assert!(site.said().contains("Noem het liever a-b.md"));
}

#[test]
fn a_page_of_five_megabytes_and_ten_thousand_quotes_deep() {
    let site = Site::small()
        .with(
            "content/tips/groot.md",
            format!("{TIP}{}", "Een zin die steeds terugkomt. ".repeat(170_000)),
        )
        .with(
            "content/tips/diep.md",
            format!("{TIP}{} diep\n", ">".repeat(10_000)),
        );
    site.run(&["build"]).ok();
    assert!(site.read("dist/site/tips/groot/index.html").len() > 5_000_000);
}

/// A fixed row of odd bytes, the same on every machine.
fn bytes(seed: u32, length: usize) -> Vec<u8> {
    let mut state = seed.wrapping_mul(2_654_435_761) | 1;
    let next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state.to_le_bytes()[1]
    };
    std::iter::repeat_with(next).take(length).collect()
}

/// Files of any bytes, in every kind of place, through the real program: a page
/// or an error that names the file, and nothing else.
#[test]
fn files_of_any_bytes_are_a_page_or_a_clear_error() {
    let good = TIP.as_bytes();
    let mut tried = Vec::new();
    for seed in 1..=12u32 {
        let noise = bytes(seed, 200);
        tried.push(noise.clone());
        tried.push([good, &noise].concat());
        tried.push([b"+++\n".as_slice(), &noise, b"\n+++\n"].concat());
        tried.push([&good[..20 + seed as usize], &noise, &good[20..]].concat());
    }
    tried.push(b"\xef\xbb\xbf+++\r\n".to_vec());
    tried.push(b"+++\r\n+++\r\n\xff".to_vec());
    tried.push(b"\xff\xfe+\0+\0+\0".to_vec());
    let site = Site::small();
    for (number, text) in tried.iter().enumerate() {
        site.write(&format!("content/tips/soep-{number}.md"), text);
        site.write(&format!("content/formulieren/soep-{number}.toml"), text);
        site.write(&format!("content/data/soep-{number}.json"), text);
    }
    let checked = site.check();
    let problems = checked["problems"].as_array().unwrap().clone();
    for number in 0..tried.len() {
        let file = format!("content/formulieren/soep-{number}.toml");
        assert!(
            problems.iter().any(|one| one["file"] == *file),
            "{file} is no form, and nobody says so"
        );
    }
    for one in &problems {
        let file = one["file"].as_str().unwrap();
        assert!(file.contains("soep-"), "{one}");
        assert!(one["line"].as_u64().unwrap() >= 1, "{one}");
    }
    // The same in words.
    let ran = site.run(&["check"]);
    assert_eq!(ran.status, 1);
    assert!(!ran.err.contains("panicked"), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn a_loop_of_links_is_an_error_with_its_path() {
    let site = Site::small();
    std::os::unix::fs::symlink(site.path("content/tips"), site.path("content/tips/rond")).unwrap();
    let ran = site.run(&["check"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("tips/rond"), "{}", ran.err);
}

/// Tips enough for a build to take its time; every page says `text`.
fn write_tips(site: &Site, text: &str) {
    for number in 0..300 {
        site.write(
            &format!("content/tips/tip-{number}.md"),
            format!("{TIP}{text}. {}", "Tekst. ".repeat(300)),
        );
    }
}

/// Every byte of a build, without what says how it was made.
fn tree(site: &Site) -> Vec<(String, Vec<u8>)> {
    files(&site.path("dist"))
}

#[test]
fn a_build_that_is_killed_leaves_the_old_or_the_new_one_whole() {
    let site = Site::small();
    write_tips(&site, "Ronde nul");
    site.run(&["build"]).ok();
    let mut old = tree(&site);
    let started = std::time::Instant::now();
    site.run(&["build", "--out", "maat"]).ok();
    let whole = started.elapsed();
    let mut kept = 0;
    // From the beginning to after the end of a build, wherever that is on this machine.
    for step in 1..=14 {
        // Every page is another one than before, so that a mix of two builds shows.
        write_tips(&site, &format!("Ronde {step}"));
        let mut child = site.command(&["build"]).spawn().unwrap();
        std::thread::sleep(whole * step / 12);
        let _ = child.kill(); // It may have finished already.
        child.wait().unwrap();
        let after = tree(&site);
        site.run(&["build", "--out", "maat"]).ok();
        let new = files(&site.path("maat"));
        assert!(
            after == old || after == new,
            "killed after {step}/12 of {whole:?}: a mix of two builds"
        );
        kept += usize::from(after == old);
        old = after;
    }
    assert!(kept > 0, "no build was killed before its end");
    // What the killed ones left is in nobody's way, and goes.
    site.run(&["build"]).ok();
    let left: Vec<_> = std::fs::read_dir(site.path(""))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name.starts_with(".dist"))
        .collect();
    assert_eq!(left, [] as [String; 0]);
}

#[test]
fn two_builds_at_once_are_both_whole() {
    let site = Site::small();
    write_tips(&site, "Samen");
    site.run(&["build", "--out", "maat"]).ok();
    let expected = files(&site.path("maat"));
    for _ in 0..2 {
        let start = || {
            let mut command = site.command(&["build"]);
            command.stdout(std::process::Stdio::piped());
            command.stderr(std::process::Stdio::piped());
            command.spawn().unwrap()
        };
        let runs: Vec<_> = (0..3).map(|_| start()).collect();
        let mut waited = 0;
        for run in runs {
            let ran = crate::harness::Ran::from(run.wait_with_output().unwrap()).ok();
            assert!(ran.out.contains("geschreven naar"), "{}", ran.out);
            waited += usize::from(ran.err.contains("Ik wacht tot die klaar is."));
        }
        assert!(waited > 0, "nobody had to wait");
        assert!(tree(&site) == expected);
    }
}

#[test]
fn nothing_is_built_among_the_content() {
    let site = Site::small();
    for (out, folder) in [
        ("content/dist", "content"),
        ("content/tips/../uit", "content"),
        ("themes/basis/static/uit", "themes"),
    ] {
        let before = files(&site.path("content"));
        let ran = site.run(&["build", "--out", out]);
        assert_eq!(ran.status, 1, "{out}: {}", ran.out);
        assert!(
            ran.err.contains(&format!("ligt in {folder}/")),
            "{}",
            ran.err
        );
        assert!(files(&site.path("content")) == before, "{out}");
    }
    let inside = format!("file://{}", site.path("content/www").display());
    let ran = site.run(&["publish", &inside]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("ligt in content/"), "{}", ran.err);
    assert!(!site.path("content/www").exists());
    site.run(&["check"]).ok();
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_last_build_whole() {
    let site = Site::small();
    let small = site.path("klein");
    std::fs::create_dir(&small).unwrap();
    let mounted = std::process::Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=6m", "tmpfs"])
        .arg(&small)
        .status()
        .is_ok_and(|status| status.success());
    if !mounted {
        eprintln!("skipped: a small disk can only be mounted as root");
        return;
    }
    let build = || site.run(&["build", "--out", "klein/dist"]);
    build().ok();
    let before = files(&small.join("dist"));
    site.write(
        "content/tips/groot.md",
        format!("{TIP}{}", "Een zin die steeds terugkomt. ".repeat(200_000)),
    );
    let ran = build();
    let after = files(&small.join("dist"));
    let names: Vec<_> = std::fs::read_dir(&small)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    std::process::Command::new("umount")
        .arg(&small)
        .status()
        .unwrap();
    assert_eq!(ran.status, 1, "{}", ran.out);
    assert!(ran.err.contains("klein"), "{}", ran.err);
    assert_eq!(after, before);
    assert_eq!(names, ["dist"]);
}
