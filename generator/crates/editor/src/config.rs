//! The configuration of the editor: what can be edited, where it is saved.

use serde_json::{Value as Json, json};

use super::fields::Fields;
use content::{Beheer, Kind, Section};
use diagnostics::words::{self, Args, Words};
use site::Site;

/// The configuration, as the editor reads it.
pub(super) fn of(site: &Site) -> Json {
    let words = words::keys();
    let maker = Maker {
        site,
        words: &words,
        fields: Fields {
            site,
            words: &words,
        },
    };
    maker.config()
}

struct Maker<'a> {
    site: &'a Site,
    words: &'a Words,
    fields: Fields<'a>,
}

/// The key that only the page of a municipality itself has.
const MUNICIPAL: &str = "cbs";

/// Where a page goes that is a file beside others.
const ONE_FILE: &str = "{{slug}}";

/// Files of one type in one folder.
struct Place {
    kind: Kind,
    section: Section,
    /// What the editor calls it; unique.
    name: &'static str,
    /// Where a new file goes, below the folder of the section, without its ending.
    path: &'static str,
}

/// The ways in which a type of page can lie in its folder.
const PLACES: [Place; 10] = [
    Place::file(Kind::Story, Section::Stories),
    Place::file(Kind::Tip, Section::Tips),
    Place::file(Kind::Question, Section::Questions),
    Place::file(Kind::Practice, Section::Practices),
    Place::file(Kind::Topic, Section::Topics),
    Place::file(Kind::Factor, Section::Factors),
    Place::file(Kind::Person, Section::People),
    Place {
        path: "{{slug}}/_index",
        ..Place::file(Kind::Municipality, Section::Municipalities)
    },
    Place {
        name: "gemeentepaginas",
        kind: Kind::MunicipalPage,
        ..Place::file(Kind::Municipality, Section::Municipalities)
    },
    Place::file(Kind::Page, Section::Pages),
];

impl Place {
    const fn file(kind: Kind, section: Section) -> Self {
        Self {
            kind,
            section,
            name: section.folder(),
            path: ONE_FILE,
        }
    }
}

impl Maker<'_> {
    fn config(&self) -> Json {
        let mut collections = Vec::new();
        for place in &PLACES {
            collections.push(self.collection(place));
            if let Some(bundles) = self.bundles(place) {
                collections.push(bundles);
            }
        }
        let title = [("site", self.site.config.title.as_str().into())];
        json!({
            "load_config_file": false,
            "app_title": self.words.get("editor-title", &Args::from(title)),
            "site_url": self.site.base_url.to_string(),
            "display_url": self.site.base_url.to_string(),
            "logo": { "src": self.site.base_url.url("/beheer/logo.svg") },
            "backend": self.backend(),
            // Pictures are next to the page they are for; this is for any others.
            "media_folder": "content/paginas",
            "public_folder": "/paginas",
            "media_libraries": { "stock_assets": { "providers": [] } },
            // The site itself shows how it looks: `brokers serve`.
            "editor": { "preview": false },
            "output": { "omit_empty_optional_fields": true },
            "slug": { "encoding": "ascii", "clean_accents": true, "sanitize_replacement": "-" },
            "i18n": self.languages(),
            "singletons": [self.home()],
            "collections": collections,
        })
    }

    fn word(&self, message: &str) -> Option<String> {
        self.words.get(message, &Args::new())
    }

    /// `luisteren.en.md`, and `luisteren.md` in the main language.
    fn languages(&self) -> Json {
        json!({
            "structure": "multiple_files",
            "locales": self.site.config.languages,
            "default_locale": self.site.config.default_language(),
            "initial_locales": "default",
            "omit_default_locale_from_file_path": true,
            "omit_default_locale_from_preview_path": true,
        })
    }

    fn backend(&self) -> Json {
        let Some(beheer) = &self.site.config.beheer else {
            return self.this_machine_only();
        };
        let [api, login] = beheer.addresses();
        let Beheer {
            backend,
            repo,
            branch,
            api_root,
            base_url,
            app_id,
        } = beheer;
        let mut config = json!({ "name": backend, "repo": repo });
        let mut set = |name: &str, value: Option<&str>| {
            if let Some(value) = value {
                config[name] = value.into();
            }
        };
        set("branch", branch.as_deref());
        set("api_root", api_root.as_deref().map(|_| api));
        let own = api_root.is_some() || base_url.is_some();
        set("base_url", own.then_some(login));
        set("app_id", app_id.as_deref());
        if app_id.is_some() {
            set("auth_type", Some("pkce"));
        }
        if base_url.is_none() && app_id.is_none() {
            config["auth_methods"] = json!(["token"]);
        }
        config
    }

    /// The editor wants the name of a repository even when it only opens a
    /// folder; it shows the name there. `beheer.js` hides the rest.
    fn this_machine_only(&self) -> Json {
        let name = self.site.config.title.replace(['/', ':'], " ");
        json!({
            // The one that asks nobody how it is doing.
            "name": "gitea",
            "repo": format!("lokaal/{name}"),
            "auth_methods": ["token"],
        })
    }

    fn home(&self) -> Json {
        json!({
            "name": "voorpagina",
            "label": self.word("editor-home"),
            "icon": "home",
            "file": "content/_index.{{locale}}.md",
            "format": "toml-frontmatter",
            "i18n": true,
            "media_folder": "",
            "public_folder": "",
            "preview_path": "{{locale}}/",
            "fields": self.fields.of(Kind::Home),
        })
    }

    fn collection(&self, place: &Place) -> Json {
        let word = place.kind.name();
        let mut collection = json!({
            "name": place.name,
            "label": self.word(&format!("editor-{word}")),
            "label_singular": self.word(&format!("editor-{word}.one")),
            "description": self.word(&format!("editor-{word}.hint")),
            "icon": icon(place.kind),
            "folder": format!("content/{}", place.section.folder()),
            "extension": "md",
            "format": "toml-frontmatter",
            "i18n": true,
            "preview_path": preview_path(place),
            "slug": "{{title}}",
            "summary": "{{title}}",
            "sortable_fields": ["title", "date", "volgorde"],
            "fields": self.fields.of(place.kind),
        });
        match place.path {
            // The fields say where pictures go. If the collection did, or had a path, which implies
            // it, the editor would take all pictures in the folder for those of one page, and
            // delete them with it.
            ONE_FILE if place.kind != Kind::MunicipalPage => {}
            path => {
                collection["path"] = path.into();
                collection["media_folder"] = "".into();
                collection["public_folder"] = "".into();
                collection["delete"] = false.into();
            }
        }
        match place.kind {
            Kind::MunicipalPage => self.nest(&mut collection),
            Kind::Page => {}
            _ => {
                collection["index_file"] = json!({
                    "name": "_index",
                    "label": self.word("editor-index"),
                    "fields": self.fields.of(Kind::Section),
                });
            }
        }
        collection
    }

    /// A tree of folders, one for each municipality to choose from. Its own page is there, too, but the list begins without it.
    fn nest(&self, collection: &mut Json) {
        collection["nested"] = json!({ "depth": 2, "subfolders": false });
        collection["meta"] = json!({ "path": {} });
        collection["view_filters"] = json!({
            "default": "losse-paginas",
            "filters": [{
                "name": "losse-paginas",
                "label": self.word("editor-only-pages"),
                "field": MUNICIPAL,
                "empty": true,
            }],
        });
        // The editor can only look at a field it knows.
        if let Some(fields) = collection["fields"].as_array_mut() {
            fields.push(json!({ "name": MUNICIPAL, "widget": "hidden" }));
        }
    }

    /// Pages in a folder of their own, with their pictures; only when there are.
    fn bundles(&self, place: &Place) -> Option<Json> {
        if matches!(place.kind, Kind::Municipality | Kind::MunicipalPage) {
            return None;
        }
        let is_bundle = |path: &str| path.ends_with("/index.md");
        self.site
            .pages
            .iter()
            .find(|page| page.kind() == place.kind && is_bundle(page.path()))?;
        let mut collection = self.collection(&Place {
            path: "{{slug}}/index",
            ..*place
        });
        let name = collection["label"].as_str().unwrap_or_default().to_owned();
        let label = [("name", name.into())];
        collection["name"] = format!("{}-map", place.name).into();
        collection["label"] = json!(self.words.get("editor-in-folder", &Args::from(label)));
        collection["index_file"] = false.into();
        Some(collection)
    }
}

/// Where the site shows a page.
fn preview_path(place: &Place) -> String {
    match (place.kind, place.section.url_prefix()) {
        (Kind::Municipality | Kind::MunicipalPage, _) | (_, None) => {
            "{{locale}}/{{slug}}/".to_owned()
        }
        (_, Some(prefix)) => format!("{{{{locale}}}}/{prefix}/{{{{slug}}}}/"),
    }
}

/// The name of a Material Symbol.
fn icon(kind: Kind) -> &'static str {
    match kind {
        Kind::Home => "home",
        Kind::Story => "auto_stories",
        Kind::Tip => "lightbulb",
        Kind::Question => "forum",
        Kind::Practice => "handshake",
        Kind::Topic => "sell",
        Kind::Factor => "checklist",
        Kind::Person => "person",
        Kind::Municipality => "location_city",
        Kind::MunicipalPage => "home_work",
        Kind::Section | Kind::Page => "article",
    }
}
