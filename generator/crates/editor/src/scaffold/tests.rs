use super::*;

#[test]
fn every_type_gives_a_file_whose_front_matter_is_valid() {
    use content::{FrontMatter, TextFile, locate, split};
    let reader = FrontMatter::default();
    let today = Date(jiff::civil::date(2026, 3, 14));
    for kind in [
        Kind::Story,
        Kind::Tip,
        Kind::Question,
        Kind::Practice,
        Kind::Municipality,
        Kind::Topic,
        Kind::Factor,
        Kind::Person,
        Kind::Page,
    ] {
        let folder = tempfile::tempdir().expect("temporary folder");
        let arguments = NewFile {
            kind,
            title: "Wat \"doe\" je met 100% pech?".to_owned(),
            municipality: None,
        };
        let path = new_file(folder.path(), &arguments, today).expect("made");
        let text = std::fs::read_to_string(folder.path().join(&path)).expect("readable");
        let file = TextFile {
            path: path.display().to_string(),
            text: text.into(),
        };
        let location = locate(file.below("content")).expect("a place");
        assert_eq!(location.kind, kind);
        let document = split(&file.text).expect("front matter");
        let parsed = reader.parse(kind, &file, &document);
        assert!(parsed.is_ok(), "{kind:?}: {parsed:?}");
        assert!(matches!(
            new_file(folder.path(), &arguments, today),
            Err(NewError::Exists(_))
        ));
    }
}

#[test]
fn a_title_and_an_address_must_be_possible() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let today = Date(jiff::civil::date(2026, 3, 14));
    let make = |kind, title: &str| {
        let arguments = NewFile {
            kind,
            title: title.to_owned(),
            municipality: None,
        };
        new_file(folder.path(), &arguments, today)
    };
    for title in ["Een\u{1b}[0m titel", "Stil\u{200b}te", "Om\u{202e}gekeerd"] {
        let made = make(Kind::Tip, title);
        assert!(matches!(made, Err(NewError::HiddenSigns)), "{title:?}");
    }
    for kind in [Kind::Municipality, Kind::Page] {
        assert!(matches!(make(kind, "Tips"), Err(NewError::Taken(_))));
    }
    make(Kind::Page, "Over ons").expect("made");
    let made = make(Kind::Municipality, "Over ons");
    assert!(matches!(made, Err(NewError::Taken(_))));
}

#[test]
fn a_municipality_is_found_by_the_name_that_people_use() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let list = folder.path().join(Municipalities::PATH);
    std::fs::create_dir_all(list.parent().expect("a folder")).expect("made");
    let rows = "naam,cbs,provincie,lengtegraad,breedtegraad,ook_bekend_als\n's-Gravenhage,GM0518,Zuid-Holland,4.3,52.0,Den Haag\n";
    std::fs::write(&list, rows).expect("written");
    let arguments = NewFile {
        kind: Kind::Municipality,
        title: "Den Haag".to_owned(),
        municipality: None,
    };
    let today = Date(jiff::civil::date(2026, 3, 14));
    let path = new_file(folder.path(), &arguments, today).expect("made");
    let text = std::fs::read_to_string(folder.path().join(path)).expect("readable");
    assert!(text.contains("cbs = \"GM0518\""), "{text}");
    // A page belongs to it by each of its names, and by its folder.
    for (number, name) in ["den-haag", "Den Haag", "'s-Gravenhage"].iter().enumerate() {
        let arguments = NewFile {
            kind: Kind::Story,
            title: format!("Verhaal {number}"),
            municipality: Some((*name).to_owned()),
        };
        let path = new_file(folder.path(), &arguments, today).expect("made");
        let text = std::fs::read_to_string(folder.path().join(path)).expect("readable");
        assert!(text.contains("gemeente = \"den-haag\""), "{name}: {text}");
    }
    let slip = NewFile {
        title: "'s-Gravenhagen".to_owned(),
        ..arguments
    };
    let made = new_file(folder.path(), &slip, today);
    assert!(
        matches!(made, Err(NewError::NotAMunicipality { ref nearest, .. }) if nearest == "'s-Gravenhage"),
        "{made:?}"
    );
    assert!(
        !folder
            .path()
            .join("content/gemeenten/s-gravenhagen")
            .exists()
    );
}

#[test]
fn a_municipality_must_exist() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let arguments = NewFile {
        kind: Kind::Story,
        title: "Een verhaal".to_owned(),
        municipality: Some("nergens".to_owned()),
    };
    let today = Date(jiff::civil::date(2026, 3, 14));
    let made = new_file(folder.path(), &arguments, today);
    assert!(matches!(made, Err(NewError::UnknownMunicipality { .. })));
}

#[test]
fn what_is_numbered_gets_the_next_number() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let today = Date(jiff::civil::date(2026, 3, 14));
    for (title, number) in [("Vertrouwen", 1), ("Dichtbij", 2), ("Samen", 3)] {
        let arguments = NewFile {
            kind: Kind::Factor,
            title: title.to_owned(),
            municipality: None,
        };
        let path = new_file(folder.path(), &arguments, today).expect("made");
        let text = std::fs::read_to_string(folder.path().join(path)).expect("readable");
        let line = format!("\nvolgorde = {number}\n");
        assert!(text.contains(&line), "{title}: {text}");
    }
}
