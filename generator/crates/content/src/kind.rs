//! The types of page, and the folders they are in.

/// The types of page (DESIGN §4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, clap::ValueEnum)]
#[allow(missing_docs)] // The words of the glossary.
pub enum Kind {
    #[value(skip)]
    Home,
    #[value(skip)]
    Section,
    #[value(name = "gemeente")]
    Municipality,
    #[value(skip)]
    MunicipalPage,
    #[value(name = "verhaal")]
    Story,
    Tip,
    #[value(name = "vraag")]
    Question,
    #[value(name = "praktijk")]
    Practice,
    #[value(name = "onderwerp")]
    Topic,
    Factor,
    #[value(name = "persoon")]
    Person,
    #[value(name = "pagina")]
    Page,
}

impl Kind {
    /// Every type.
    pub const ALL: [Self; 12] = [
        Self::Home,
        Self::Section,
        Self::Municipality,
        Self::MunicipalPage,
        Self::Story,
        Self::Tip,
        Self::Question,
        Self::Practice,
        Self::Topic,
        Self::Factor,
        Self::Person,
        Self::Page,
    ];

    /// The word for it in templates, messages and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Section => "section",
            Self::Municipality => "gemeente",
            Self::MunicipalPage => "gemeentepagina",
            Self::Story => "verhaal",
            Self::Tip => "tip",
            Self::Question => "vraag",
            Self::Practice => "praktijk",
            Self::Topic => "onderwerp",
            Self::Factor => "factor",
            Self::Person => "persoon",
            Self::Page => "pagina",
        }
    }
}

/// A folder of `content/` whose pages have one type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)] // The folders, by the words of the glossary.
pub enum Section {
    Municipalities,
    Stories,
    Tips,
    Questions,
    Practices,
    Topics,
    Factors,
    People,
    Pages,
}

impl Section {
    /// Every section.
    pub const ALL: [Self; 9] = [
        Self::Municipalities,
        Self::Stories,
        Self::Tips,
        Self::Questions,
        Self::Practices,
        Self::Topics,
        Self::Factors,
        Self::People,
        Self::Pages,
    ];

    /// The folder in `content/`.
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Municipalities => "gemeenten",
            Self::Stories => "verhalen",
            Self::Tips => "tips",
            Self::Questions => "vragen",
            Self::Practices => "praktijk",
            Self::Topics => "onderwerpen",
            Self::Factors => "factoren",
            Self::People => "mensen",
            Self::Pages => "paginas",
        }
    }

    /// The first part of the address; pages are at the top.
    pub const fn url_prefix(self) -> Option<&'static str> {
        match self {
            Self::Factors => Some("werkende-factoren"),
            Self::Pages => None,
            other => Some(other.folder()),
        }
    }

    /// The type of the pages in it.
    pub fn kind(self) -> Kind {
        match self {
            Self::Municipalities => Kind::Municipality,
            Self::Stories => Kind::Story,
            Self::Tips => Kind::Tip,
            Self::Questions => Kind::Question,
            Self::Practices => Kind::Practice,
            Self::Topics => Kind::Topic,
            Self::Factors => Kind::Factor,
            Self::People => Kind::Person,
            Self::Pages => Kind::Page,
        }
    }

    /// Whether it has a list although nothing is in it. Most sites have no pages of people, and an empty list of them
    /// would look as if nobody was there.
    pub fn has_empty_list(self) -> bool {
        self.url_prefix().is_some() && self != Self::People
    }

    pub(super) fn from_folder(folder: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|section| section.folder() == folder)
    }
}
