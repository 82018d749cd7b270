//! Drafts and pages of later: who sees them, and what is said of a link to one.

use crate::check::codes;
use crate::harness::Site;

fn tip(more: &str, text: &str) -> String {
    format!(
        "+++\ntitle = \"Straks\"\ndescription = \"T\"\ndate = 2026-01-02\nvoor = [\"ouder\"]\n{more}+++\n\n{text}\n"
    )
}

#[test]
fn a_link_to_a_page_that_is_not_seen_yet_says_what_it_is_and_when() {
    let link = "Lees [dit](@/tips/straks.md).";
    for (more, words) in [
        ("draft = true\n", "“@/tips/straks.md” is nog een concept"),
        (
            "publish_on = 2199-04-05\n",
            "“@/tips/straks.md” komt pas op 2199-04-05 op de site",
        ),
        (
            "publish_on = 2199-04-05T18:30:00\n",
            "“@/tips/straks.md” komt pas op 2199-04-05 18:30 op de site",
        ),
    ] {
        let site = Site::small()
            .with("content/tips/straks.md", tip(more, "Tekst."))
            .with("content/tips/link.md", tip("", link));
        assert_eq!(
            codes(&site),
            ["hidden-link content/tips/link.md:8:12"],
            "{more}"
        );
        let ran = site.run(&["check"]);
        assert!(ran.err.contains(words), "{}", ran.err);
        site.run(&["check", "--drafts"]).ok();
        // By address, in a menu, and of a page with other mistakes, too.
        site.write(
            "content/tips/link.md",
            tip("", "Lees [dit](/tips/straks/)."),
        );
        assert_eq!(
            codes(&site),
            ["hidden-link content/tips/link.md:8:12"],
            "{more}"
        );
        site.remove("content/tips/link.md");
        site.write(
            "content/tips/straks.md",
            tip(&format!("{more}onbekend = 1\n"), "Tekst."),
        );
        let config = site.read("content/site.toml");
        site.write(
            "content/site.toml",
            config.replace("@/tips/_index.md", "@/tips/straks.md"),
        );
        let found = codes(&site);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(
            found[0].starts_with("hidden-link content/site.toml:"),
            "{found:?}"
        );
    }
}

#[test]
fn a_topic_that_is_a_draft_is_no_unknown_topic() {
    let site = Site::small()
        .with(
            "content/onderwerpen/later.md",
            "+++\ntitle = \"Later\"\ndescription = \"L\"\ndraft = true\n+++\n",
        )
        .with(
            "content/tips/a.md",
            tip("onderwerpen = [\"later\"]\n", "Tekst."),
        );
    assert_eq!(codes(&site), ["hidden-reference content/tips/a.md:6:16"]);
}

#[test]
fn the_hour_of_publish_on_counts() {
    let now = jiff::Timestamp::now();
    let hour = jiff::SignedDuration::from_hours(1);
    let written = |moment: jiff::Timestamp| {
        let zone = jiff::tz::TimeZone::get("Europe/Amsterdam").unwrap();
        moment
            .to_zoned(zone)
            .strftime("%Y-%m-%dT%H:%M:%S")
            .to_string()
    };
    let site = Site::small()
        .with(
            "content/tips/net.md",
            tip(&format!("publish_on = {}\n", written(now - hour)), "T"),
        )
        .with(
            "content/tips/straks.md",
            tip(&format!("publish_on = {}\n", written(now + hour)), "T"),
        );
    site.run(&["build"]).ok();
    assert!(site.path("dist/site/tips/net/index.html").is_file());
    assert!(!site.path("dist/site/tips/straks").exists());
}

#[test]
fn what_only_drafts_show_is_found_by_nobody() {
    let site = Site::small()
        .with("content/tips/af.md", tip("", "Tekst."))
        .with("content/tips/concept.md", tip("draft = true\n", "Tekst."))
        .with(
            "content/tips/later.md",
            tip("publish_on = 2199-04-05\n", "Tekst."),
        );
    site.run(&["build", "--drafts"]).ok();
    for (name, is_public) in [("af", true), ("concept", false), ("later", false)] {
        let address = format!("/tips/{name}/");
        let page = site.read(&format!("dist/site/tips/{name}/index.html"));
        assert_eq!(page.contains("noindex"), !is_public, "{name}");
        for list in ["sitemap.xml", "atom.xml", "tips/atom.xml"] {
            let text = site.read(&format!("dist/site/{list}"));
            assert_eq!(text.contains(&address), is_public, "{name} in {list}");
        }
    }
}

#[test]
fn an_unknown_time_zone_is_pointed_at() {
    let site = Site::small();
    let config = site.read("content/site.toml");
    site.write(
        "content/site.toml",
        format!("{config}\n[site]\ntimezone = \"Europe/Amsterdm\"\n"),
    );
    let ran = site.run(&["check"]);
    assert_eq!(ran.status, 1);
    assert!(
        ran.err.contains("“Europe/Amsterdm” is geen tijdzone"),
        "{}",
        ran.err
    );
    assert!(
        ran.err.contains("Bedoelde je “Europe/Amsterdam”?"),
        "{}",
        ran.err
    );
    site.write(
        "content/site.toml",
        format!("{config}\n[site]\ntimezone = \"Pacific/Auckland\"\n"),
    );
    site.run(&["check"]).ok();
}
