//! What a theme's templates can read: the keys of `site` and `page` for each type of page.

use std::collections::BTreeSet;

use crate::harness::Site;
use crate::list::assert_kept;

/// A template, and a page that it makes.
const PAGES: &[(&str, &str)] = &[
    ("factor", "werkende-factoren/dichtbij"),
    ("gemeente", "kerkrade"),
    ("home", "."),
    ("lijst_tips", "tips"),
    ("lijst", "verhalen"),
    ("onderwerp", "onderwerpen/gevoel"),
    ("pagina", "voor-gemeenten"),
    ("persoon", "mensen/noor"),
    ("praktijk", "praktijk/een-praktijk"),
    ("tip", "tips/luisteren"),
    ("verhaal", "verhalen/de-trainer"),
    ("vraag", "vragen/ik-slaap-slecht"),
];

/// The fixture has no people: most sites do not.
const PERSON: &str = "+++\ntitle = \"Noor\"\ndescription = \"Je vindt Noor in het buurthuis.\"\nrol = \"jongerenwerker\"\nbereikbaar = \"dinsdag\"\n+++\n\nTekst.\n";

/// Prints the keys of `site` and `page`, three levels deep; an item of a list is its first one. What is below
/// `municipality_urls` and `data` are names that an editor or the country chooses.
const DUMP: &str = r#"
{%- for top in [["site", site], ["page", page]] -%}
{%- for key, value in top[1] -%}
{{ top[0] }}.{{ key }}
{% if value is map and key not in ["municipality_urls", "data"] -%}
{%- for name, inner in value -%}
{{ top[0] }}.{{ key }}.{{ name }}
{% endfor -%}
{%- elif value is array and value | length > 0 and value[0] is map -%}
{%- for name, inner in value[0] -%}
{{ top[0] }}.{{ key }}.[].{{ name }}
{% endfor -%}
{%- endif -%}
{%- endfor -%}
{%- endfor -%}
{% block styles %}{% endblock %}{% block list %}{% endblock %}"#;

#[test]
fn what_templates_can_read_stays() {
    let site = Site::small();
    site.write("content/mensen/noor.md", PERSON);
    for (template, _) in PAGES {
        site.write(&format!("themes/basis/templates/{template}.html"), DUMP);
    }
    site.run(&["build"]).ok();
    let mut found = BTreeSet::new();
    for (template, page) in PAGES {
        let text = site.read(&format!("dist/site/{page}/index.html"));
        let keys: Vec<&str> = text.split_whitespace().collect();
        assert!(keys.len() > 20, "{template}: {text}");
        found.extend(keys.iter().map(|key| format!("{template}: {key}")));
    }
    assert_kept("templates", &found);
}
