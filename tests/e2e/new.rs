//! `brokers new`.

use crate::harness::Site;

#[test]
fn a_new_page_is_a_draft_that_builds() {
    for (kind, path) in [
        ("verhaal", "content/verhalen/een-nieuw-begin.md"),
        ("tip", "content/tips/een-nieuw-begin.md"),
        ("vraag", "content/vragen/een-nieuw-begin.md"),
        ("praktijk", "content/praktijk/een-nieuw-begin.md"),
        ("onderwerp", "content/onderwerpen/een-nieuw-begin.md"),
        ("factor", "content/factoren/een-nieuw-begin.md"),
        ("persoon", "content/mensen/een-nieuw-begin.md"),
        ("pagina", "content/paginas/een-nieuw-begin.md"),
    ] {
        let site = Site::small();
        let ran = site.run(&["new", kind, "Een nieuw begin"]).ok();
        assert_eq!(ran.out.trim(), format!("Gemaakt: {path}"), "{kind}");
        // A draft that nobody links to yet is a note; nothing else is said.
        let ran = site.run(&["check", "--drafts", "--format", "json"]).ok();
        let found = ran.json()["problems"].as_array().unwrap().clone();
        assert!(
            found.iter().all(|one| one["code"] == "orphan"),
            "{kind}: {found:?}"
        );
        site.run(&["build", "--drafts"]).ok();
    }
}

#[test]
fn a_new_municipality_knows_its_code_and_province() {
    let site = Site::small();
    site.run(&["new", "gemeente", "Gouda"]).ok();
    let text = site.read("content/gemeenten/gouda/_index.md");
    assert!(
        text.contains("cbs = \"GM0513\"") && text.contains("provincie = \"Zuid-Holland\""),
        "{text}"
    );
    assert!(text.contains("\ndeelname = \"actief\"\n"), "{text}");
    site.run(&["check", "--drafts"]).ok();
    site.run(&["new", "gemeente", "Nergenshuizen"]).ok();
    let ran = site.run(&["check", "--drafts"]);
    assert!(
        ran.err.contains("“GM0000” staat niet in de lijst"),
        "{}",
        ran.err
    );
}

#[test]
fn a_page_of_a_municipality() {
    let site = Site::small();
    site.run(&["new", "verhaal", "De kapper", "--gemeente", "kerkrade"])
        .ok();
    assert!(
        site.read("content/verhalen/de-kapper.md")
            .contains("gemeente = \"kerkrade\"\n")
    );
    site.run(&["new", "pagina", "Agenda", "--gemeente", "kerkrade"])
        .ok();
    assert!(site.path("content/gemeenten/kerkrade/agenda.md").is_file());
    let ran = site.run(&["new", "verhaal", "De kapper", "--gemeente", "nergens"]);
    assert_eq!(ran.status, 1);
    assert!(
        ran.err.contains("Er is geen gemeente “nergens”"),
        "{}",
        ran.err
    );
    site.run(&["check", "--drafts"]).ok();
}

#[test]
fn nothing_is_overwritten() {
    let site = Site::small();
    let before = site.read("content/tips/luisteren.md");
    let ran = site.run(&["new", "tip", "Luisteren"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("bestaat al"), "{}", ran.err);
    assert_eq!(site.read("content/tips/luisteren.md"), before);
}

#[test]
fn a_page_cannot_take_the_address_of_something_else() {
    let site = Site::small();
    for title in ["Tips", "API", "Kerkrade", "Werkende factoren"] {
        let ran = site.run(&["new", "pagina", title]);
        assert_eq!(ran.status, 1, "{title}");
        assert!(ran.err.contains("Kies een andere titel"), "{}", ran.err);
    }
    site.run(&["new", "pagina", "Tips voor thuis"]).ok();
    assert!(
        site.run(&["new", "tip", "Tips"])
            .ok()
            .err
            .contains("--drafts"),
        "what to do next"
    );
}

#[test]
fn keys_are_made_once_and_kept_private() {
    let site = Site::small();
    let ran = site.run(&["keys", "new"]).ok();
    let public = ran
        .out
        .lines()
        .find(|line| line.starts_with("age1"))
        .unwrap()
        .to_owned();
    let secret = site.read(".brokers/identity.txt");
    assert!(secret.contains("AGE-SECRET-KEY-1") && secret.contains(&public));
    assert!(!ran.out.contains("AGE-SECRET-KEY"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(site.path(".brokers/identity.txt"))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let again = site.run(&["keys", "new"]);
    assert!(
        again.status == 1 && again.err.contains("brokers keys show"),
        "{}",
        again.err
    );
    let shown = site.run(&["keys", "show"]).ok();
    assert_eq!(shown.out.lines().last(), Some(public.as_str()));
    assert_eq!(site.read(".brokers/identity.txt"), secret);
    // The public half is what site.toml takes.
    let config = site.read("content/site.toml");
    site.write(
        "content/site.toml",
        config.replace("recipients = [", &format!("recipients = [\"{public}\", ")),
    );
    site.run(&["build"]).ok();
    assert!(site.read("dist/function/site.json").contains(&public));
}

#[test]
fn nothing_is_made_in_a_folder_without_a_site() {
    let site = Site::small();
    site.remove("content");
    for command in [
        &["new", "tip", "Een begin"][..],
        &["serve", "--addr", "127.0.0.1:0"],
    ] {
        let ran = site.run(command);
        assert_eq!(ran.status, 1, "{command:?}");
        assert!(ran.err.contains("Sta je in de goede map?"), "{}", ran.err);
        assert!(!site.path("content").exists() && !site.path(".brokers").exists());
    }
}

#[test]
fn a_municipality_that_is_misspelt_is_told() {
    let ran = Site::small().run(&["new", "verhaal", "Een begin", "--gemeente", "kerkrada"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("Bedoelde je “kerkrade”?"), "{}", ran.err);
    let site = Site::small();
    let ran = site.run(&["new", "gemeente", "Kerkrode"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("Bedoelde je “Kerkrade”?"), "{}", ran.err);
    assert!(!site.path("content/gemeenten/kerkrode").exists());
}
