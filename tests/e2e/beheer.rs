//! The editor in the browser: its configuration is made from the types that
//! front matter is checked against, and from the site.

use std::collections::BTreeSet;

use content::{Kind, key_schemas};
use serde_json::Value as Json;

use crate::explained::said_of;
use crate::harness::{Site, files};

fn config(site: &Site) -> Json {
    site.run(&["build"]).ok();
    serde_json::from_str(&site.read("dist/site/beheer/config.json")).unwrap()
}

fn collection<'c>(config: &'c Json, name: &str) -> &'c Json {
    let all = config["collections"].as_array().unwrap();
    all.iter().find(|one| one["name"] == name).expect(name)
}

fn names(fields: &Json) -> BTreeSet<&str> {
    let fields = fields.as_array().unwrap();
    fields
        .iter()
        .map(|field| field["name"].as_str().unwrap())
        .collect()
}

/// Each key of a table has a field that takes what the key takes, with a label
/// and a hint; and there is no other field.
fn compare(path: &str, tables: &[&Json], fields: &Json, extra: &[&str]) {
    let mut keys: BTreeSet<&str> = extra.iter().copied().collect();
    for table in tables {
        let properties = table["properties"].as_object();
        for (key, schema) in properties.into_iter().flatten() {
            keys.insert(key);
            let here = format!("{path}.{key}");
            let all = fields.as_array().unwrap();
            let field = all.iter().find(|field| field["name"] == **key);
            let field = field.unwrap_or_else(|| panic!("{here} has no field"));
            for text in ["label", "hint", "widget"] {
                let text = field[text].as_str().unwrap_or_default();
                assert!(!text.is_empty(), "{here}: {field}");
            }
            let required = table["required"].as_array();
            let needed = required.is_some_and(|names| names.iter().any(|name| name == key));
            assert_eq!(field["required"], needed, "{here}");
            let schema = match schema["anyOf"].as_array() {
                Some(choices) => choices.iter().find(|one| one["type"] != "null").unwrap(),
                None => schema,
            };
            let inner = if schema["properties"].is_object() {
                schema
            } else {
                &schema["items"]
            };
            if inner["properties"].is_object() {
                compare(&here, &[inner], &field["fields"], &[]);
            } else {
                assert!(field.get("fields").is_none(), "{here}");
            }
        }
    }
    assert_eq!(names(fields), keys, "{path}");
}

#[test]
fn every_key_has_a_field_and_every_field_is_a_key() {
    let config = config(&Site::small());
    let body: &[&str] = &["body"];
    for (kind, name, extra) in [
        (Kind::Story, "verhalen", body),
        (Kind::Tip, "tips", body),
        (Kind::Question, "vragen", body),
        (Kind::Practice, "praktijk", body),
        (Kind::Topic, "onderwerpen", body),
        (Kind::Factor, "factoren", body),
        (Kind::Person, "mensen", body),
        (Kind::Municipality, "gemeenten", body),
        // Hidden, to tell the page of a municipality from its other pages.
        (Kind::MunicipalPage, "gemeentepaginas", &["body", "cbs"]),
        (Kind::Page, "paginas", body),
    ] {
        let schemas = key_schemas(kind);
        let schemas = schemas.each_ref().map(schemars::Schema::as_value);
        let collection = collection(&config, name);
        compare(name, &schemas, &collection["fields"], extra);
        for text in ["label", "label_singular", "description"] {
            assert!(collection[text].is_string(), "{name}: {text}");
        }
    }
    let schemas = key_schemas(Kind::Home);
    let schemas = schemas.each_ref().map(schemars::Schema::as_value);
    compare("home", &schemas, &config["singletons"][0]["fields"], body);
    let index = &collection(&config, "verhalen")["index_file"]["fields"];
    compare("section", &schemas, index, body);
}

#[test]
fn dates_and_choices_are_what_the_files_take() {
    let site = Site::small().with(
        "content/onderwerpen/school.md",
        "+++\ntitle = \"Op \\\"school\\\"\"\n+++\n\nSchool.\n",
    );
    let config = config(&site);
    let field = |collection: &Json, name: &str| -> Json {
        let fields = collection["fields"].as_array().unwrap();
        let found = fields.iter().find(|field| field["name"] == name);
        found.expect(name).clone()
    };
    let stories = collection(&config, "verhalen");
    let date = field(stories, "date");
    assert_eq!(
        (&date["widget"], &date["type"]),
        (&"datetime".into(), &"date".into())
    );
    // With a format the editor would write text, and not a TOML date.
    assert!(date.get("format").is_none());
    let topics = field(stories, "onderwerpen");
    assert_eq!(topics["multiple"], true);
    let school = serde_json::json!({ "label": "Op \"school\"", "value": "school" });
    assert!(
        topics["options"].as_array().unwrap().contains(&school),
        "{topics}"
    );
    let towns = field(stories, "gemeente");
    assert_eq!(towns["multiple"], false);
    let kerkrade = serde_json::json!([{ "label": "Kerkrade", "value": "kerkrade" }]);
    assert_eq!(towns["options"], kerkrade);
    let audience = field(collection(&config, "tips"), "voor");
    let values: Vec<&Json> = audience["options"]
        .as_array()
        .unwrap()
        .iter()
        .map(|option| &option["value"])
        .collect();
    assert_eq!(values, ["jongere", "broker", "ouder", "professional"]);
}

#[test]
fn every_word_for_a_key_is_used() {
    let config = config(&Site::small()).to_string();
    let source = include_str!("../../generator/locales/editor.nl.ftl");
    let mut hints = 0;
    for line in source.lines() {
        if let Some(hint) = line.trim().strip_prefix(".hint = ") {
            let hint = serde_json::to_string(hint).unwrap();
            assert!(config.contains(&hint), "nothing is called {hint}");
            hints += 1;
        }
    }
    assert!(hints > 50, "{hints}");
}

#[test]
fn a_page_in_a_folder_of_its_own_can_be_edited() {
    let site = Site::small();
    assert!(!config(&site).to_string().contains("{{slug}}/index"));
    site.write(
        "content/tips/met-foto/index.md",
        site.read("content/tips/luisteren.md"),
    );
    let config = config(&site);
    let tips = collection(&config, "tips-map");
    assert_eq!(tips["path"], "{{slug}}/index");
    assert_eq!(tips["label"], "Tips met een eigen map");
}

/// With a folder of a collection's own, or a path, which implies one, the editor takes all pictures in it for those
/// of each page, and deletes them with the page.
#[test]
fn a_page_that_can_be_deleted_has_no_pictures_to_the_editor() {
    let site = Site::small();
    site.write(
        "content/tips/met-foto/index.md",
        site.read("content/tips/luisteren.md"),
    );
    let config = config(&site);
    for collection in config["collections"].as_array().unwrap() {
        let name = &collection["name"];
        let has_folder = collection.get("media_folder").is_some();
        assert_eq!(collection.get("path").is_some(), has_folder, "{name}");
        let can_be_deleted = collection["delete"] != false;
        assert_eq!(can_be_deleted, !has_folder, "{name}");
    }
    let image = |fields: &Json| {
        let fields = fields.as_array().unwrap();
        let image = fields.iter().find(|field| field["name"] == "image");
        image.expect("a picture")["fields"][0].clone()
    };
    // So the field says where a picture goes: beside its page.
    let field = image(&collection(&config, "verhalen")["fields"]);
    assert_eq!(
        (&field["name"], &field["media_folder"]),
        (&"src".into(), &"".into())
    );
}

/// What is inline in a file written by hand is a table on lines of its own in
/// one written by the editor.
#[test]
fn a_mistake_in_a_table_has_its_place() {
    let site = Site::small();
    let path = "content/verhalen/de-trainer.md";
    let text = site.read(path);
    let (front, body) = text[4..].split_once("+++").unwrap();
    let front: String = front
        .split_inclusive('\n')
        .filter(|line| !line.starts_with("broker"))
        .collect();
    site.write(
        path,
        format!("+++\n{front}[broker]\nname = \"Een trainer\"\n+++{body}"),
    );
    site.run(&["check"]).ok();
    site.write(
        path,
        format!("+++\n{front}[broker]\nnaam = \"Een trainer\"\n+++{body}"),
    );
    let ran = site.run(&["check"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("naam = \"Een trainer\""), "{}", ran.err);
}

/// What the editor writes: keys in an order of its own, without comments, groups on lines of their own, and, where it
/// leaves nothing out, empty texts.
#[test]
fn what_is_left_empty_is_as_if_it_were_not_there() {
    let broken = "title = \"\"\ndescription = \"Een zin.\"\ndate = 2026-03-14\n";
    let empty = "updated = \"\"\npublish_on = \"\"\ngemeente = \"\"\nvolgorde = \"\"\naliases = [\"\"]\nonderwerpen = []\n[image]\nsrc = \"\"\nalt = \"\"\n[broker]\nname = \"Een trainer\"\nrole = \"\"\n[video]\nurl = \"\"\ntranscript = \"\"\n";
    let path = "content/verhalen/leeg.md";
    let whole = broken.replace("\"\"", "\"T\"");
    let site = Site::small().with(path, format!("+++\n{whole}{empty}+++\n\nTekst.\n"));
    let ran = site.run(&["check"]).ok();
    assert_eq!(ran.err, "");
    // What a page needs may not be empty, and half a picture is none.
    let empty = empty.replace("src = \"\"", "src = \"x.jpg\"");
    site.write(path, format!("+++\n{broken}{empty}+++\n\nTekst.\n"));
    let found = said_of(&site, path).0;
    assert_eq!(found, ["bad-setting 2:9", "missing-key 11:1"]);
}

#[test]
fn a_new_file_that_the_editor_saved_is_still_right() {
    let site = Site::small();
    for kind in [
        "verhaal",
        "tip",
        "vraag",
        "praktijk",
        "onderwerp",
        "factor",
        "persoon",
        "pagina",
    ] {
        let path = site.run(&["new", kind, "Een begin"]).ok().out;
        let path = path.trim().rsplit(' ').next().unwrap();
        let text = site.read(path);
        let (front, body) = text[4..].split_once("+++\n").unwrap();
        let keys: std::collections::BTreeMap<String, toml::Value> = toml::from_str(front).unwrap();
        let front = toml::to_string(&keys).unwrap();
        assert!(!front.contains('#'), "{front}");
        site.write(path, format!("+++\n{front}+++\n{body}"));
    }
    let said = site.run(&["check", "--drafts"]).ok().err;
    assert!(!said.contains("fout"), "{said}");
}

#[test]
fn nothing_public_leads_there() {
    let site = Site::small();
    site.run(&["build"]).ok();
    let page = site.read("dist/site/beheer/index.html");
    assert!(page.contains("<meta name=\"robots\" content=\"noindex, nofollow\">"));
    assert!(
        site.read("dist/site/robots.txt")
            .contains("Disallow: /beheer/")
    );
    for (path, bytes) in files(&site.path("dist/site")) {
        let text = String::from_utf8_lossy(&bytes);
        let own =
            path.starts_with("beheer/") || ["robots.txt", "_headers"].contains(&path.as_str());
        assert!(own || !text.contains("beheer/"), "{path}");
    }
    let headers: Json = serde_json::from_str(&site.read("dist/headers.json")).unwrap();
    let rules = headers["rules"].as_array().unwrap();
    let rule = rules.iter().find(|rule| rule["match"] == "/beheer/*");
    let rule = &rule.unwrap()["headers"];
    assert_eq!(rule["x-robots-tag"], "noindex, nofollow");
    let policy = rule["content-security-policy"].as_str().unwrap();
    assert!(policy.contains("script-src 'self';"), "{policy}");
    assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
    assert!(!policy.contains("https:"), "{policy}");
    // The deployment sends the same, and names the repository's host in it.
    let template =
        std::fs::read_to_string(crate::harness::repository().join("function/template.yaml"))
            .unwrap();
    let template = template.split_whitespace().collect::<Vec<_>>().join(" ");
    let policy = policy.replace(
        "connect-src 'self' blob: data:",
        "connect-src 'self' blob: data: ${EditorHost}",
    );
    assert!(template.contains(&policy), "{policy}");
    let everywhere = rules.iter().find(|rule| rule["match"] == "/*").unwrap();
    let policy = everywhere["headers"]["content-security-policy"].as_str();
    assert!(template.contains(policy.unwrap()), "{policy:?}");
}

#[test]
fn a_repository_to_save_in() {
    let site = Site::small();
    let settings = site.read("content/site.toml");
    let with = |lines: &str| {
        site.write(
            "content/site.toml",
            format!("{settings}\n[beheer]\n{lines}"),
        );
    };
    with("backend = \"gitlab\"\nrepo = \"kerkrade/social-brokers\"\nbranch = \"main\"\n");
    let config = config(&site);
    let backend = serde_json::json!({
        "name": "gitlab",
        "repo": "kerkrade/social-brokers",
        "branch": "main",
        "auth_methods": ["token"],
    });
    assert_eq!(config["backend"], backend);
    let headers = site.read("dist/headers.json");
    assert!(headers.contains("connect-src 'self' blob: data: https://gitlab.com;"));

    with(
        "backend = \"gitea\"\nrepo = \"kerkrade/brokers\"\napi_root = \"https://git.kerkrade.example/api/v1\"\napp_id = \"abc\"\n",
    );
    site.run(&["build"]).ok();
    let headers = site.read("dist/headers.json");
    assert!(headers.contains("connect-src 'self' blob: data: https://git.kerkrade.example;"));

    for (wrong, said) in [
        (
            "backend = \"github\"\nrepo = \"brokers\"\n",
            "eigenaar en naam",
        ),
        ("backend = \"gitbuh\"\nrepo = \"a/b\"\n", "github"),
        (
            "backend = \"github\"\nrepo = \"a/b\"\nbase_url = \"http://voorbeeld.nl\"\n",
            "https://",
        ),
    ] {
        with(wrong);
        let ran = site.run(&["check"]);
        assert_eq!(ran.status, 1);
        assert!(ran.err.contains(said), "{}", ran.err);
    }
}
