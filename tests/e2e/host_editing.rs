//! The editor of the site on a host: who may use it, what becomes of what they save, and that it is never lost.

use serde_json::{Value as Json, json};

use crate::editors::{
    API, Desk, HERE, SCRIPT, TIP, base64, change, create, json_of, people, start,
};
use crate::harness::Site;
use crate::host::site_with_key;
use crate::host_repository::{is_live, within};
use crate::hosted::Host;
use crate::server::JSON;

#[test]
fn only_who_has_the_role_comes_in() {
    let desk = Desk::new("");
    for path in ["/beheer/", "/beheer/config.json", "/beheer/beheer.js"] {
        let outside = desk.host.get_with(path, &[HERE]);
        assert_eq!(outside.status, 401, "{path}");
        assert!(
            outside
                .header("content-security-policy")
                .contains("default-src 'none'")
        );
        assert_eq!(desk.get_as(&desk.moderator, path).status, 403, "{path}");
        assert_eq!(desk.get_as(&desk.editor, path).status, 200, "{path}");
    }
    let outside = desk.host.get_with("/beheer/", &[HERE]);
    assert!(
        outside.is_page() || outside.body.contains("/desk/enter"),
        "{}",
        outside.body
    );
    // The script is told in JSON.
    let path = format!("{API}/user");
    let outside = desk.host.get_with(&path, &[HERE]);
    assert_eq!(outside.status, 401);
    assert!(
        json_of(&outside)["message"]
            .as_str()
            .unwrap()
            .contains("aangemeld")
    );
    let moderator = desk.get_as(&desk.moderator, &path);
    assert_eq!(moderator.status, 403);
    assert!(
        json_of(&moderator)["message"]
            .as_str()
            .unwrap()
            .contains("redacteur")
    );
    assert_eq!(json_of(&desk.get("/user"))["full_name"], "Samira");
    let configuration = json_of(&desk.get_as(&desk.editor, "/beheer/config.json"));
    assert_eq!(configuration["backend"]["repo"], "host/site");
    // At the site, the way there; and never a page for editors.
    let at_site = desk.host.get_with("/beheer/", &[("host", "klein.test")]);
    assert_eq!(at_site.status, 307);
    assert_eq!(at_site.header("location"), "http://localhost:8080/beheer/");
    nothing_is_saved_from_elsewhere(&desk);
}

fn nothing_is_saved_from_elsewhere(desk: &Desk) {
    let before = desk.repository(&["rev-parse", "main"]);
    let files = json!([create("nieuw", TIP)]);
    let cookie = ("cookie", desk.editor.as_str());
    let foreign = ("origin", "https://elders.example");
    for (headers, status) in [
        (vec![HERE, SCRIPT, JSON], 401),
        (vec![HERE, SCRIPT, JSON, ("cookie", &desk.moderator)], 403),
        (vec![HERE, JSON, cookie], 400),
        (vec![HERE, SCRIPT, JSON, cookie, foreign], 403),
        (
            vec![HERE, SCRIPT, JSON, cookie, ("sec-fetch-site", "cross-site")],
            403,
        ),
    ] {
        assert_eq!(
            desk.save_with(&files, &headers).status,
            status,
            "{headers:?}"
        );
    }
    assert_eq!(desk.repository(&["rev-parse", "main"]), before);
}

#[test]
fn what_is_saved_is_a_commit_in_their_name_and_live() {
    let desk = Desk::new("");
    let outcome = desk.makes("nieuw");
    assert_eq!(outcome["state"], "published", "{outcome}");
    let about = desk.repository(&["log", "-1", "--format=%an|%cn|%s", "main"]);
    assert_eq!(about, "Samira|brokers host|Tip gemaakt");
    let parents = desk.repository(&["rev-list", "--count", "main"]);
    assert_eq!(parents, "2");
    assert_eq!(desk.became(&outcome)["state"], "made");
    is_live(&desk.host, "/tips/nieuw/", "Nieuw");
    let path = "content/tips/nieuw.md";
    let sha = desk.name_of(path).unwrap();
    let asked = json!({ "files": [path] }).to_string();
    let headers = [HERE, SCRIPT, JSON, ("cookie", desk.editor.as_str())];
    let read = desk.host.post(
        &format!("{API}/repos/host/site/file-contents"),
        &headers,
        &asked,
    );
    assert_eq!(json_of(&read)[0]["content"], base64(TIP));
    let raw = desk.get(&format!("/repos/host/site/raw/{path}?ref=main"));
    assert_eq!((raw.status, raw.body.as_str()), (200, TIP));
    assert!(raw.header("content-security-policy").contains("sandbox"));

    // Somebody else changed it meanwhile, or made one of that name.
    let changed = TIP.replace("Nieuw", "Anders");
    let saved = desk.save(&json!([change(path, &sha, &changed)]));
    assert_eq!(saved.status, 201, "{}", saved.body);
    let tip = desk.repository(&["rev-parse", "main"]);
    let stale = desk.save(&json!([change(path, &sha, "weg")]));
    assert_eq!(stale.status, 409);
    assert!(
        json_of(&stale)["message"]
            .as_str()
            .unwrap()
            .contains("veranderd")
    );
    assert_eq!(desk.save(&json!([create("nieuw", "weg")])).status, 409);
    // Settings say who can read what is sent in: those are not for here.
    let settings = desk.name_of("content/site.toml").unwrap();
    for file in [
        change("content/site.toml", &settings, "weg"),
        change("content/formulieren/vraag.toml", &settings, "weg"),
        change("content/tips/../../x.md", &settings, "weg"),
        json!({ "operation": "create", "path": "themes/x.md", "content": "" }),
    ] {
        let refused = desk.save(&json!([create("erbij", TIP), file]));
        assert_eq!(refused.status, 403, "{file}");
    }
    assert_eq!(desk.repository(&["rev-parse", "main"]), tip);
    is_live(&desk.host, "/tips/nieuw/", "Anders");

    // A page goes, too; and each save is in the audit, with its commit.
    let sha = desk.name_of(path).unwrap();
    let gone = json!([{ "operation": "delete", "path": path, "sha": sha }]);
    assert_eq!(desk.save(&gone).status, 201);
    within("gone", || desk.host.get("/tips/nieuw/").status == 404);
    let audit = desk.get_as(&desk.moderator, "/desk/rights").body;
    assert_eq!(
        audit.matches("bewaarde een wijziging van de site").count(),
        3,
        "{audit}"
    );
    assert!(audit.contains(&tip[..8]), "{audit}");
}

/// What is saved can stop the site, also while it looks right in a form.
#[test]
fn an_editor_hears_that_the_site_cannot_be_made_and_where() {
    let desk = Desk::new("");
    let wrong = TIP.replace("ouder", "niemand");
    let saved = desk.save(&json!([create("fout", &wrong)]));
    let heard = desk.became(&json_of(&saved)["brokers"]);
    assert_eq!(heard["state"], "failed", "{heard}");
    let line = heard["lines"][0].as_str().unwrap();
    assert!(line.starts_with("content/tips/fout.md:4: "), "{line}");
    assert_eq!(heard["lines"].as_array().unwrap().len(), 1);
    // Whoever comes next sees it, too; whoever may not edit does not.
    assert_eq!(desk.newest()["brokers"], heard);
    let asked = format!("{API}/site/0");
    assert_ne!(desk.get_as(&desk.moderator, &asked).status, 200);
    assert_eq!(desk.get("/site/gisteren").status, 400);
    let sha = desk.name_of("content/tips/fout.md").unwrap();
    let mended = desk.save(&json!([change("content/tips/fout.md", &sha, TIP)]));
    let heard = desk.became(&json_of(&mended)["brokers"]);
    assert_eq!(heard["state"], "made", "{heard}");
    assert_eq!(desk.newest()["brokers"], Json::Null);
}

#[test]
fn what_cannot_be_sent_is_kept_and_sent_later() {
    let desk = Desk::new("");
    let (bare, away) = (
        desk.origin.site.path("site.git"),
        desk.origin.site.path("weg.git"),
    );
    std::fs::rename(&bare, &away).unwrap();
    assert_eq!(desk.makes("eerste")["state"], "waiting");
    assert_eq!(desk.makes("tweede")["state"], "waiting");
    // Also after a kill.
    let Desk {
        origin,
        pointer,
        host,
        editor,
        moderator,
    } = desk;
    host.kill();
    let host = start(&pointer);
    let desk = Desk {
        origin,
        pointer,
        host,
        editor,
        moderator,
    };
    assert_eq!(desk.newest()["brokers"]["state"], "waiting");
    assert!(desk.name_of("content/tips/eerste.md").is_some());
    // Meanwhile a colleague pushes another page: what was saved comes after it.
    std::fs::rename(&away, &bare).unwrap();
    desk.origin.tip("collega", "Collega", "");
    desk.origin.push("Een collega");
    assert_eq!(desk.newest()["brokers"], Json::Null);
    let log = desk.repository(&["log", "--format=%an", "main"]);
    assert_eq!(log, "Samira\nSamira\nRedactie\nRedactie");
    for name in ["eerste", "tweede", "collega"] {
        is_live(&desk.host, &format!("/tips/{name}/"), "Tekst");
    }
}

#[test]
fn of_two_who_change_one_page_nobody_loses() {
    let desk = Desk::new("");
    desk.makes("samen");
    let path = "content/tips/samen.md";
    let sha = desk.name_of(path).unwrap();
    // A colleague changes it in the repository, and the editor does not know that yet.
    desk.origin
        .git(&["pull", "--quiet", "--rebase", "origin", "main"]);
    desk.origin.tip("samen", "Collega", "");
    desk.origin.push("Een collega");
    let saved = desk.save(&json!([change(
        path,
        &sha,
        &TIP.replace("Nieuw", "Samira")
    )]));
    let outcome = &json_of(&saved)["brokers"];
    assert_eq!(
        (saved.status, &outcome["state"]),
        (201, &"aside".into()),
        "{}",
        saved.body
    );
    let branches = desk.repository(&[
        "for-each-ref",
        "--format=%(refname:short)",
        "refs/heads/redactie",
    ]);
    assert!(
        outcome["message"].as_str().unwrap().contains(&branches),
        "{outcome} {branches}"
    );
    let theirs = desk.repository(&["show", &format!("{branches}:{path}")]);
    assert!(theirs.contains("Samira"), "{theirs}");
    is_live(&desk.host, "/tips/samen/", "Collega");
    // The editor goes on with what is there now.
    desk.newest();
    let sha = desk.name_of(path).unwrap();
    let saved = desk.save(&json!([change(path, &sha, &TIP.replace("Nieuw", "Samen"))]));
    assert_eq!(json_of(&saved)["brokers"]["state"], "published");
}

#[test]
fn where_a_site_wants_review_it_is_proposed() {
    let desk = Desk::new("review = true\n");
    let before = desk.repository(&["rev-parse", "main"]);
    let outcome = desk.makes("nieuw");
    assert_eq!(outcome["state"], "proposed", "{outcome}");
    assert_eq!(desk.makes("nog-een")["state"], "proposed");
    let branch = desk.repository(&[
        "for-each-ref",
        "--format=%(refname:short)",
        "refs/heads/redactie",
    ]);
    assert!(
        outcome["message"].as_str().unwrap().contains(&branch),
        "{outcome}"
    );
    assert_eq!(desk.repository(&["rev-parse", "main"]), before);
    assert_eq!(
        desk.repository(&["rev-list", "--count", &format!("main..{branch}")]),
        "2"
    );
    assert_eq!(desk.host.get("/tips/nieuw/").status, 404);
    // Somebody takes it: the next change begins from the site.
    desk.origin.git(&["fetch", "--quiet", "origin", &branch]);
    desk.origin
        .git(&["merge", "--quiet", "--squash", "FETCH_HEAD"]);
    desk.origin.push("Nagekeken");
    desk.newest();
    is_live(&desk.host, "/tips/nieuw/", "Nieuw");
    desk.repository(&["update-ref", "-d", &format!("refs/heads/{branch}")]);
    assert_eq!(desk.makes("derde")["state"], "proposed");
    assert_eq!(
        desk.repository(&["rev-list", "--count", &format!("main..{branch}")]),
        "1"
    );
    // Somebody does not take it: it is not proposed again with the next.
    desk.repository(&["update-ref", "-d", &format!("refs/heads/{branch}")]);
    desk.newest();
    assert!(desk.name_of("content/tips/derde.md").is_none());
    desk.makes("vierde");
    assert_eq!(
        desk.repository(&["rev-list", "--count", &format!("main..{branch}")]),
        "1"
    );
}

#[test]
fn without_a_repository_it_is_saved_in_that_of_the_folder() {
    let keyed = site_with_key();
    let git = |arguments: &[&str]| {
        let mut command = std::process::Command::new("git");
        command.current_dir(keyed.path(".")).args([
            "-c",
            "user.name=R",
            "-c",
            "user.email=r@klein.test",
        ]);
        let output = command.args(arguments).output().unwrap();
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    };
    let data = Site::nothing();
    git(&["init", "--quiet", "--initial-branch=main"]);
    git(&["add", "content"]);
    git(&["commit", "--quiet", "-m", "Begin"]);
    let environment = [("DESK_URL", "http://localhost:8080")];
    let host = Host::start_with(&keyed, &data.path("data"), &[], &environment);
    let (editor, _) = people(&keyed, &data);
    let headers = [HERE, SCRIPT, JSON, ("cookie", editor.as_str())];
    let newest = format!("{API}/repos/host/site/branches/main");
    within("the copy for editors", || {
        host.get_with(&newest, &headers).status == 200
    });
    let save = |name: &str| {
        let body = json!({ "message": "", "files": [create(name, TIP)] }).to_string();
        json_of(&host.post(&format!("{API}/repos/host/site/contents"), &headers, &body))["brokers"]
            ["state"]
            .clone()
    };
    assert_eq!(save("nieuw"), "published");
    assert_eq!(keyed.read("content/tips/nieuw.md"), TIP);
    assert_eq!(
        git(&["log", "-1", "--format=%an|%cn|%s"]),
        "Samira|brokers host|Beheer: bewaard"
    );
    is_live(&host, "/tips/nieuw/", "Nieuw");
    // What somebody is working on in the folder is left alone.
    keyed.write("content/tips/nieuw.md", "half werk");
    assert_eq!(save("later"), "waiting");
    assert_eq!(keyed.read("content/tips/nieuw.md"), "half werk");
    keyed.write("content/tips/nieuw.md", TIP);
    host.get_with(&newest, &headers);
    assert_eq!(keyed.read("content/tips/later.md"), TIP);
}
