//! What a page says of itself to search engines: schema.org as JSON-LD.

use serde::Serialize;

use crate::context::build::Views;
use crate::context::model::PageContext;
use content::{Front, Kind};
use site::Page;

#[derive(Serialize)]
struct Document<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<Item<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Item<'a> {
    About(Box<About<'a>>),
    Breadcrumbs(Breadcrumbs<'a>),
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct About<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: &'a str,
    url: &'a str,
    name: &'a str,
    in_language: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<&'a Organization<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'a Organization<'a>>,
    /// What says that nobody really asked or answered this.
    #[serde(skip_serializing_if = "Option::is_none")]
    genre: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    main_entity: Option<Person<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Person<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    job_title: &'a str,
}

#[derive(Serialize)]
struct Organization<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    telephone: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    identifier: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    logo: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Breadcrumbs<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    item_list_element: Vec<Crumb<'a>>,
}

#[derive(Serialize)]
struct Crumb<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    position: usize,
    name: &'a str,
    item: String,
}

/// The JSON of a page, safe inside `<script>`.
pub(crate) fn of(page: &Page, context: &PageContext<'_>, views: Views<'_>) -> String {
    let site = &views.site.config;
    let home = views.permalink(&views.home_link(&page.lang).url);
    let organization = organization(views, &home);
    let address = context.permalink.as_deref().unwrap_or_default();
    let is_home = page.kind() == Kind::Home;
    let is_article = kind(page.kind()) == "Article";
    // A composed question was never answered: a day would say that it was.
    let is_answered = !(page.kind() == Kind::Question && page.is_composed());
    let date = context.date.as_deref().filter(|_| is_answered);
    // The photo of the page, or else the picture with its title.
    let photo = context.image.as_ref().map(|image| image.src.as_str());
    let image = photo.or(context.share_image.as_deref());
    let about = About {
        kind: kind(page.kind()),
        id: address,
        url: address,
        name: if is_home { &site.title } else { &context.title },
        in_language: context.lang,
        description: &context.description,
        headline: is_article.then_some(&context.title),
        author: is_article.then_some(&organization),
        publisher: (is_home || is_article).then_some(&organization),
        genre: page
            .is_composed()
            .then(|| views.engine.say(&page.lang, "example-mark")),
        date_published: date,
        date_modified: date.map(|date| context.updated.as_deref().unwrap_or(date)),
        image: image.map(|address| views.permalink(address)),
        main_entity: person(page),
    };
    let mut graph = vec![Item::About(Box::new(about))];
    if !context.breadcrumbs.is_empty() {
        graph.push(Item::Breadcrumbs(breadcrumbs(context, views)));
    }
    for_script(&Document {
        context: "https://schema.org",
        graph,
    })
}

/// Who a page is about. Somebody who was made up is nobody.
fn person(page: &Page) -> Option<Person<'_>> {
    match &page.front {
        Front::Person(front) if !front.voorbeeld => Some(Person {
            kind: "Person",
            name: &page.common.title,
            job_title: &front.rol,
        }),
        _ => None,
    }
}

/// Who is behind the site; of a site that does not say it, the site itself.
fn organization<'a>(views: Views<'a>, home: &'a str) -> Organization<'a> {
    let sender = views.site.config.afzender.as_ref();
    Organization {
        kind: "Organization",
        name: sender.map_or(&views.site.config.title, |sender| &sender.organisatie),
        url: home,
        address: sender.map(|sender| sender.adres.as_str()),
        email: sender.map(|sender| sender.email.as_str()),
        telephone: sender.and_then(|sender| sender.telefoon.as_deref()),
        identifier: sender.and_then(|sender| sender.nummer.as_deref()),
        logo: views.site.logo_url().map(|url| views.permalink(&url)),
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Home => "WebSite",
        Kind::Story | Kind::Tip | Kind::Question | Kind::Practice => "Article",
        Kind::Section | Kind::Topic => "CollectionPage",
        Kind::Person => "ProfilePage",
        _ => "WebPage",
    }
}

fn breadcrumbs<'a>(page: &'a PageContext<'_>, views: Views<'_>) -> Breadcrumbs<'a> {
    let here = (page.title.as_str(), page.url.as_str());
    let crumbs = page
        .breadcrumbs
        .iter()
        .map(|link| (link.title.as_str(), link.url.as_str()))
        .chain([here])
        .enumerate()
        .map(|(at, (name, url))| Crumb {
            kind: "ListItem",
            position: at + 1,
            name,
            item: views.permalink(url),
        });
    Breadcrumbs {
        kind: "BreadcrumbList",
        item_list_element: crumbs.collect(),
    }
}

/// Inside `<script>` only `<` can do harm: it could end the element.
fn for_script(value: &impl Serialize) -> String {
    // Text in maps with text as keys is always JSON.
    let json = serde_json::to_string(value).unwrap_or_default();
    if json.contains('<') {
        json.replace('<', "\\u003c")
    } else {
        json
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;

    #[test]
    fn a_title_cannot_end_the_script() {
        let text = for_script(&json!({ "name": "</script><script>alert(1)" }));
        assert!(!text.contains('<'));
        let back: Json = serde_json::from_str(&text).expect("still JSON");
        assert_eq!(back["name"], "</script><script>alert(1)");
    }
}
