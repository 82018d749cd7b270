//! Who is behind the site.

use crate::harness::Site;

#[test]
fn who_is_behind_the_site_is_on_every_page_and_in_its_data() {
    let site = Site::small()
        .with(
            "content/paginas/logo.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        )
        .with(
            "content/paginas/contact.md",
            "+++\ntitle = \"Contact\"\ndescription = \"C\"\n+++\n\n{{ afzender() }}\n",
        );
    let more = "telefoon = \"14 0123\"\nnummer = \"KvK 12345678\"\nlogo = \"paginas/logo.svg\"\n";
    let config = site.read("content/site.toml");
    site.write("content/site.toml", format!("{config}{more}"));
    site.run(&["check"]).ok();
    site.run(&["build"]).ok();
    let page = site.read("dist/site/verhalen/de-trainer/index.html");
    let (_, foot) = page.split_once("id=\"_afzender\"").unwrap();
    let contact = site.read("dist/site/contact/index.html");
    let (_, block) = contact.split_once("class=\"sender\"").unwrap();
    for part in [foot, block] {
        for words in [
            "Gemeente Klein",
            "Dorpsstraat 1, 1234 AB Klein",
            "href=\"mailto:jeugd@klein.example\"",
            "href=\"tel:140123\"",
            "KvK 12345678",
            "/logo.svg\"",
        ] {
            assert!(part.contains(words), "no {words} in {part}");
        }
    }
    let (_, json) = page.split_once("application/ld+json\">").unwrap();
    let json: serde_json::Value =
        serde_json::from_str(json.split_once("</script>").unwrap().0).unwrap();
    let publisher = &json["@graph"][0]["publisher"];
    assert_eq!(publisher["name"], "Gemeente Klein");
    assert_eq!(publisher["email"], "jeugd@klein.example");
    assert_eq!(publisher["telephone"], "14 0123");
    assert_eq!(publisher["identifier"], "KvK 12345678");
    assert!(
        publisher["logo"].as_str().unwrap().ends_with("/logo.svg"),
        "{publisher}"
    );
}
