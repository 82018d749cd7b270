//! What a page says of itself to search engines: schema.org as JSON-LD.

use serde_json::{Value as Json, json};

use super::context::{Link, PageContext};
use super::views::Views;
use crate::content::Kind;
use crate::site::Page;

/// The JSON of a page, safe to stand inside `<script>`.
pub(super) fn of(page: &Page, context: &PageContext<'_>, views: Views<'_>) -> String {
    let site = &views.site.config;
    let home = views.permalink(&views.home_link(&page.lang).url);
    let publisher = json!({ "@type": "Organization", "name": site.title, "url": home });
    let mut about = json!({
        "@type": kind(page.kind()),
        "@id": context.permalink,
        "url": context.permalink,
        "name": context.title,
        "inLanguage": context.lang,
    });
    if !context.description.is_empty() {
        about["description"] = json!(context.description);
    }
    if page.kind() == Kind::Home {
        about["name"] = json!(site.title);
        about["publisher"] = publisher;
    } else if kind(page.kind()) == "Article" {
        about["headline"] = json!(context.title);
        about["author"] = publisher.clone();
        about["publisher"] = publisher;
    }
    if let Some(date) = &context.date {
        about["datePublished"] = json!(date);
        about["dateModified"] = json!(context.updated.as_ref().unwrap_or(date));
    }
    if let Some(image) = &context.image {
        about["image"] = json!(views.permalink(&image.src));
    }
    let mut graph = vec![about];
    if !context.breadcrumbs.is_empty() {
        graph.push(breadcrumbs(&context.breadcrumbs, context, views));
    }
    for_script(&json!({ "@context": "https://schema.org", "@graph": graph }))
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Home => "WebSite",
        Kind::Verhaal | Kind::Tip | Kind::Vraag | Kind::Praktijk => "Article",
        Kind::Section | Kind::Onderwerp => "CollectionPage",
        _ => "WebPage",
    }
}

fn breadcrumbs(crumbs: &[Link], page: &PageContext<'_>, views: Views<'_>) -> Json {
    let here = (page.title.as_str(), page.url.as_str());
    let list: Vec<Json> = crumbs
        .iter()
        .map(|link| (link.title.as_str(), link.url.as_str()))
        .chain([here])
        .enumerate()
        .map(|(at, (name, url))| {
            json!({ "@type": "ListItem", "position": at + 1, "name": name, "item": views.permalink(url) })
        })
        .collect();
    json!({ "@type": "BreadcrumbList", "itemListElement": list })
}

/// Inside `<script>` only `<` can do harm: it could end the element.
fn for_script(value: &Json) -> String {
    value.to_string().replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_end_the_script() {
        let text = for_script(&json!({ "name": "</script><script>alert(1)" }));
        assert!(!text.contains('<'));
        let back: Json = serde_json::from_str(&text).expect("still JSON");
        assert_eq!(back["name"], "</script><script>alert(1)");
    }
}
