//! Everything that can be wrong, typed.

use forms::FormProblem;
use serde::Serialize;

use super::Reason;

/// Everything that can be wrong. As JSON (code plus arguments) it is what an editor's tool reads, and the arguments of the message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[allow(missing_docs)] // The fields are the arguments named in the messages.
pub enum Problem {
    Unreadable {
        path: String,
        #[serde(flatten)]
        reason: Reason,
    },
    Missing {
        path: String,
    },
    NotUtf8 {
        byte: usize,
        /// A word for what kind of file it seems to be.
        looks: &'static str,
    },
    /// A file or folder with a character in its name that means something in an address.
    OddName {
        name: String,
        better: String,
    },
    /// A file or folder whose name does not work on every computer: a word for why, and a name that does.
    UnportableName {
        path: String,
        name: String,
        why: &'static str,
        better: String,
    },
    /// A symbolic link to what is not in the folder of the site, and is published all the same.
    LinkOutside {
        path: String,
        target: String,
    },
    /// A markdown file at a place that has no type.
    UnknownFolder {
        path: String,
        /// Where it was probably meant to be.
        better: Option<String>,
        nearest: Option<String>,
    },
    /// A page, form or list that is none because of the ending of its name; `better` is the name it should have.
    WrongEnding {
        path: String,
        better: String,
    },
    /// A page with the name of a language: nothing says which page it translates.
    NamedLanguage {
        path: String,
        better: String,
    },
    /// A language suffix that `site.toml` does not list; `better` is the name without it, where it is hardly a language.
    UnknownLanguage {
        lang: String,
        better: Option<String>,
        known: String,
    },
    /// The file does not start with `+++`: a word for what it starts with.
    NoFrontMatter {
        fault: &'static str,
    },
    /// The front matter is between other lines, such as `---`.
    WrongDelimiter {
        found: String,
    },
    /// No second `+++`.
    OpenFrontMatter,
    /// TOML that cannot be parsed: a word for the kind of slip, and what the parser says.
    TomlSyntax {
        fault: &'static str,
        reason: String,
        /// How it should be written, when that is clear.
        better: Option<String>,
    },
    /// A date that is not in the calendar.
    NoSuchDate {
        found: String,
    },
    UnknownKey {
        key: String,
        kind: String,
        /// The key whose value has it, when it is not at the top.
        inside: Option<Box<str>>,
        nearest: Option<String>,
        known: Box<str>,
        /// `yes` when it is known at the top, above the group that swallowed it.
        above: Option<&'static str>,
    },
    MissingKey {
        key: String,
        kind: String,
        /// A word for where it should be added.
        spot: &'static str,
        /// The key whose value should have it, when it is not at the top.
        inside: Option<String>,
    },
    /// Words for the types, and for whether it is the value of the key or one of its list.
    WrongType {
        key: String,
        expected: &'static str,
        found: &'static str,
        within: &'static str,
        /// How it should be written, when that is clear.
        better: Option<String>,
    },
    WrongValue {
        key: String,
        #[serde(flatten)]
        reason: Reason,
    },
    /// Marks of version control in a text.
    TwoVersions,
    /// A value of `site.toml` that cannot be: a word for why, and a better one.
    BadSetting {
        key: String,
        value: String,
        fault: &'static str,
        better: Option<String>,
    },
    UnknownChoice {
        key: String,
        value: String,
        nearest: Option<String>,
        known: String,
    },
    NotADate {
        key: String,
        found: String,
        /// The day that was probably meant.
        better: Option<String>,
    },
    /// A slug of a municipality, topic or factor that has no file.
    UnknownReference {
        what: String,
        slug: String,
        nearest: Option<String>,
    },
    /// A name or code that is not in the list of municipalities.
    UnknownMunicipality {
        value: String,
        nearest: Option<String>,
    },
    /// Two pages at one address.
    SameUrl {
        url: String,
        other: String,
        /// A word for how the two names are one: `same`, `case` or `folder`.
        how: &'static str,
    },
    /// A file beside pages where something else comes.
    SameOutput {
        path: String,
        url: String,
        /// None when it is something that the site itself makes.
        other: Option<String>,
        how: &'static str,
    },
    /// A site below a path of its host with something that the function answers.
    FormsBelowPath {
        below: String,
        /// The first file that needs the function.
        file: String,
    },
    /// Two files whose names look the same, and are written in another way.
    SameName {
        path: String,
        one: String,
        other: String,
    },
    /// A page where the site itself has something.
    TakenUrl {
        url: String,
    },
    /// An old address that cannot be one.
    BadAlias {
        alias: String,
    },
    /// An old address that is in use.
    TakenAlias {
        alias: String,
        other: String,
        how: &'static str,
    },
    UnknownLink {
        target: String,
        nearest: Option<String>,
    },
    /// A link to a page that visitors do not see yet: `draft` or `later`, and the day on which it appears.
    HiddenLink {
        target: String,
        why: &'static str,
        day: Option<String>,
    },
    /// A municipality, topic or factor whose page visitors do not see yet.
    HiddenReference {
        what: String,
        slug: String,
        why: &'static str,
        day: Option<String>,
    },
    UnknownAnchor {
        target: String,
        anchor: String,
        nearest: Option<String>,
    },
    UnknownShortcode {
        name: String,
        nearest: Option<String>,
    },
    /// A word for the kind of slip, and what it is about.
    BrokenShortcode {
        name: String,
        fault: &'static str,
        detail: String,
    },
    /// A shortcode whose template cannot be rendered.
    ShortcodeFails {
        name: String,
        #[serde(flatten)]
        reason: Reason,
    },
    UnknownArgument {
        name: String,
        argument: String,
        nearest: Option<String>,
        known: Option<String>,
    },
    MissingArgument {
        name: String,
        /// All that are missing.
        argument: String,
        /// As they are written.
        example: String,
    },
    /// HTML in markdown is shown as text: a word for what was meant.
    RawHtml {
        html: String,
        meant: &'static str,
    },
    /// What looks like a shortcode and is none is shown as text.
    RawBraces {
        text: String,
    },
    /// What looks like markdown and came out as text: a word for what was meant, and how to write that.
    LeftAsText {
        fault: &'static str,
        text: String,
        better: String,
    },
    /// A link that is a program.
    ScriptLink {
        scheme: String,
    },
    /// A link with a protocol that is hardly meant.
    UnknownScheme {
        scheme: String,
        nearest: Option<String>,
    },
    /// A link or footnote that leads nowhere: a word for the kind, and its name.
    LooseLink {
        fault: &'static str,
        name: String,
    },
    /// A mail address or telephone number as the target of a link: how it should be written.
    BareAddress {
        target: String,
        better: String,
    },
    /// A link without words; its address replaces them.
    EmptyLink {
        target: String,
    },
    /// Text in braces after a heading that is no id is shown as text.
    HeadingBraces {
        text: String,
    },
    /// A sentence that became a heading because of the line below it.
    UnderlinedHeading {
        text: String,
        /// The line below it.
        line: String,
    },
    /// A sentence that begins with a number, and became a list.
    NumberedSentence {
        number: u64,
    },
    /// A row of a table has more cells than its heading.
    LostCells {
        found: usize,
        wanted: usize,
    },
    /// Characters that neither HTML nor XML may have are left out.
    HiddenSigns {
        count: usize,
    },
    /// Characters that turn the direction of the words around them.
    TurningSigns {
        count: usize,
    },
    /// Slips of kinds that have been said often enough.
    ManyMore {
        count: usize,
    },
    UnknownForm {
        id: String,
        nearest: Option<String>,
    },
    /// A form definition of the right shape that cannot work.
    BadForm(FormProblem),
    /// A text of a form in a language that the site does not have.
    UnusedLanguage {
        lang: String,
        nearest: Option<String>,
        known: String,
    },
    MissingImage {
        src: String,
        nearest: Option<String>,
    },
    MissingAlt {
        src: String,
    },
    /// A file that no browser shows where a picture is: a word for what it seems to be.
    NoPicture {
        src: String,
        looks: &'static str,
    },
    /// A picture on another site: nothing on a page may come from elsewhere.
    RemoteImage {
        src: String,
    },
    /// A file that is no picture, or one that cannot be stripped of metadata.
    BadImage {
        path: String,
        #[serde(flatten)]
        reason: Reason,
    },
    /// A picture that can be shown, and not as it was meant: a word for why.
    PoorImage {
        path: String,
        fault: &'static str,
        /// The name it should have, when only that is wrong.
        better: Option<String>,
    },
    /// `wanted` are the characters it should begin with.
    SkippedHeading {
        from: u8,
        to: u8,
        wanted: String,
    },
    /// A heading of the level of the page's title.
    TopHeading,
    EmptyHeading,
    /// A block of code without an end: the rest of the page is in it.
    OpenCode,
    /// `## Antwoord` is missing in an answered question, empty or there twice.
    NoAnswer {
        fault: &'static str,
    },
    Template {
        template: String,
        #[serde(flatten)]
        reason: Reason,
        page: Option<Box<str>>,
    },
    /// A marker that the page around the function's answers must have once.
    ShellMarker {
        template: String,
        marker: &'static str,
        count: usize,
    },
    /// A style sheet names a file that the theme does not have.
    UnknownAsset {
        name: String,
        nearest: Option<String>,
    },
    /// Flesch-Douma below what the readers of the page need.
    HardToRead {
        score: i64,
        limit: i64,
        longest: usize,
        words: String,
    },
    Orphan {
        url: String,
    },
    UnusedImage {
        src: String,
        path: String,
        /// The page that uses it and that visitors do not see yet.
        draft: Option<String>,
    },
    /// Any other file that no page uses: a word for what it seems to be, and the name it would have as a page.
    UnusedFile {
        src: String,
        path: String,
        /// As a link names it.
        target: Box<str>,
        looks: &'static str,
        better: Box<str>,
        /// The page that uses it and that visitors do not see yet.
        draft: Option<Box<str>>,
    },
    MissingTranslations {
        lang: String,
        count: usize,
        /// The first few of them.
        some: String,
        pages: String,
    },
    /// Messages of the theme that a language does not have.
    MissingWords {
        lang: String,
        count: usize,
        names: String,
    },
    /// A translation of a page that is not there.
    LoneTranslation {
        path: String,
    },
    /// A page where the site would make a poster to print.
    ReplacesFrame {
        url: String,
    },
    /// A data file that templates cannot have.
    UnknownData {
        path: String,
    },
    BadData {
        #[serde(flatten)]
        reason: Reason,
    },
    BadLocale {
        #[serde(flatten)]
        reason: Reason,
    },
    NoDescription,
    /// Text of a new file that is there to be replaced.
    TemplateText {
        text: String,
    },
    /// A translation that says the same as the page it is of.
    Untranslated {
        lang: String,
    },
    /// A page on another site that is gone.
    DeadLink {
        url: String,
        status: u16,
    },
    /// A page on another site that has another address now.
    MovedLink {
        url: String,
        to: String,
    },
    /// A site that did not answer as it should: a word for why, and what was said.
    UnreachableLink {
        url: String,
        reason: &'static str,
        detail: String,
    },
    /// Not one other site could be found.
    NoInternet {
        count: usize,
    },
    /// A site that does not answer programs.
    GuardedLink {
        url: String,
        status: u16,
    },
    Demonstration,
    NoSender,
    /// The address of the site is one that nobody can have.
    ExampleAddress {
        value: String,
    },
    MostlyComposed {
        composed: usize,
        total: usize,
    },
    /// No public key: the site can be looked at, but no form can be taken in.
    NoRecipients,
    BadRecipient {
        #[serde(flatten)]
        reason: Reason,
    },
    /// An entry of the words of danger that cannot be understood.
    BadSignal {
        #[serde(flatten)]
        reason: Reason,
    },
}
