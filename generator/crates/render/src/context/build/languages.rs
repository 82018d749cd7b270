//! Languages: their own names, how they are written, and text that is borrowed from another.

/// The language of a text for who reads in `lang`, when it is another: the attribute `lang` of what is borrowed.
pub(crate) fn borrowed(of_text: &str, lang: &str) -> Option<String> {
    (of_text != lang).then(|| of_text.to_owned())
}

/// Right to left for the languages written so.
pub(crate) fn direction(lang: &str) -> &'static str {
    match lang {
        "ar" | "fa" | "he" | "ur" => "rtl",
        _ => "ltr",
    }
}

/// What a language calls itself.
pub(crate) fn own_name(lang: &str) -> &'static str {
    match lang {
        "nl" => "Nederlands",
        "en" => "English",
        "ar" => "العربية",
        "tr" => "Türkçe",
        "pl" => "Polski",
        "de" => "Deutsch",
        "fr" => "Français",
        "fy" => "Frysk",
        "uk" => "Українська",
        _ => "?",
    }
}
