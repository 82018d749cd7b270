//! Markdown to HTML, for one page at a time and without any reading or
//! writing: links and shortcodes are asked of a [`Resolver`].

mod addresses;
mod alike;
mod apostrophe;
mod bare;
mod blocks;
mod cursor;
mod definitions;
mod expand;
mod feature;
mod headings;
mod html;
mod image;
mod links;
mod notes;
mod plain;
mod shortcode;
mod summary;
mod tables;
mod tasks;
mod words;

pub use addresses::is_remote;
pub use cursor::Argument;
pub use feature::Feature;
pub use headings::Heading;
pub use image::{Image, SIZES as IMAGE_SIZES};
pub use links::{AnchorLink, Target};
pub use links::{incomplete, loose_notes, script};
pub use plain::words_in;
pub use shortcode::{Call, calls};

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, Options, Parser, Tag, TagEnd, html::push_html};

use alike::Alike;
use bare::Run;
use blocks::Paragraph;
use content::characters;
use definitions::Definitions;
use diagnostics::Problem;
use headings::{Headings, Ids};
use notes::{Labels, Notes};
use shortcode::Found;
use summary::FirstParagraph;
use tables::Table;
use words::LinkWords;

/// What the site knows and markdown does not.
pub trait Resolver {
    /// The address of the page a link `@/path` means.
    fn page(&self, path: &str) -> Result<String, Problem>;
    /// The address that an address within the site (`/…`) has on its host.
    fn address(&self, written: &str) -> String;
    /// The address of a file beside the page.
    fn file(&self, name: &str) -> Result<String, Problem>;
    /// What is known of a picture beside the page.
    fn image(&self, src: &str) -> Result<Image, Problem>;
    /// Whether there is a shortcode of this name.
    fn has_shortcode(&self, name: &str) -> bool;
    /// The HTML of a shortcode; `body` is the HTML between its two halves.
    fn shortcode(&self, call: &Call, body: Option<&str>) -> Result<String, Problem>;
    /// Words of the site in the language of the page; some have a number in them.
    fn say(&self, key: &str, number: usize) -> String;
    /// Whether there is a picture above the text: those in it can load later.
    fn has_picture_above(&self) -> bool;
}

/// A page's markdown as HTML.
#[derive(Debug, Clone, Default)]
pub struct Rendered {
    /// The HTML of the body.
    pub html: String,
    /// Its headings.
    pub headings: Vec<Heading>,
    /// Links to headings.
    pub anchors: Vec<AnchorLink>,
    /// Paths of the pages it links to.
    pub links: Vec<String>,
    /// Links and pictures by their address on the site (`/…`).
    pub local: Vec<Target>,
    /// Links to other sites.
    pub external: Vec<Target>,
    /// Addresses of the pictures it shows.
    pub images: Vec<String>,
    /// What it has that few pages have.
    pub features: BTreeSet<Feature>,
    /// Number of words of the text.
    pub words: usize,
    /// The text of the first paragraph.
    pub summary: String,
}

/// A problem with its byte range in the file.
pub type Located = (Problem, Range<usize>);

/// What a page and the texts inside its shortcodes have in common.
#[derive(Default)]
struct Shared {
    ids: Ids,
    notes: Notes,
    features: BTreeSet<Feature>,
    /// Whether there was a picture: the first can be in sight at once.
    has_picture: bool,
}

/// Renders `source[body]`. Every problem is reported; the HTML is then what
/// could be made of the rest.
pub fn render(
    source: &str,
    body: Range<usize>,
    resolver: &dyn Resolver,
) -> (Rendered, Vec<Located>) {
    let mut shared = Shared {
        has_picture: resolver.has_picture_above(),
        ..Shared::default()
    };
    let (mut rendered, problems) = render_text(source, body, resolver, &mut shared);
    let notes = shared.notes.section(resolver);
    if !notes.is_empty() {
        shared.features.insert(Feature::Notes);
    }
    rendered.html.push_str(&notes);
    // It stays as long as the site does, and a text that outgrows its room gets twice of it.
    rendered.html.shrink_to_fit();
    rendered.features = shared.features;
    (rendered, problems)
}

/// Renders a page, or the text inside a shortcode.
fn render_text(
    source: &str,
    body: Range<usize>,
    resolver: &dyn Resolver,
    shared: &mut Shared,
) -> (Rendered, Vec<Located>) {
    let original = &source[body.clone()];
    let mut scanned = shortcode::scan(original);
    let has_apostrophes = apostrophe::mark(&mut scanned.text);
    let text = scanned.text;
    let mut renderer = Renderer::new(resolver, (original, body.start), scanned.found, shared);
    renderer.forbidden();
    let mut events = Vec::new();
    let mut loose = Vec::new();
    let note = |link: BrokenLink<'_>| {
        loose.extend(links::loose(&link));
        None
    };
    let parser = Parser::new_with_broken_link_callback(&text, options(), Some(note));
    let mut definitions = Definitions::of(parser.reference_definitions());
    let has_bare = bare::may_be_in(&text);
    let mut run = Run::default();
    for (event, span) in parser.into_offset_iter() {
        definitions.see(&event);
        let event = if has_apostrophes {
            apostrophe::put_back(event)
        } else {
            event
        };
        match event {
            Event::Text(words) if has_bare && renderer.takes_bare_links() => {
                if !run.takes(&span) {
                    renderer.put_run(&run.take(), &text, &mut events);
                }
                run.push(words, span);
            }
            event => {
                if !run.is_empty() {
                    renderer.put_run(&run.take(), &text, &mut events);
                }
                renderer.event(event, span, &mut events);
            }
        }
    }
    let unparsed = scanned
        .problems
        .into_iter()
        .chain(loose)
        .chain(links::loose_notes(&text))
        .chain(definitions.unused())
        .collect();
    renderer.report_unparsed(unparsed, &source[..body.end]);
    let mut rendered = renderer.rendered;
    rendered.summary = characters::clean(&renderer.first_paragraph.text).into_owned();
    rendered.headings = renderer.headings.into_list();
    to_html(events, &mut rendered.html);
    renderer.labels.end(&mut renderer.shared.notes);
    renderer.alike.report(&mut renderer.problems);
    (rendered, renderer.problems)
}

/// Events as HTML.
fn to_html(events: Vec<Event<'_>>, html: &mut String) {
    push_html(html, blocks::unwrap(events).into_iter());
    if characters::first_forbidden(html).is_some() {
        *html = characters::clean(html).into_owned();
    }
}

/// Words are what is between blanks. Half a million of them are counted in a large build: comparing neighbours
/// without branches is what a compiler does many bytes at a time.
fn count_words(text: &str) -> usize {
    // All blanks of ASCII are at or below the space.
    let blank = |byte: u8| byte <= b' ';
    let bytes = text.as_bytes();
    let begins = bytes.iter().zip(bytes.iter().skip(1));
    let after_blanks = begins.filter(|(before, here)| blank(**before) && !blank(**here));
    after_blanks.count() + usize::from(bytes.first().is_some_and(|first| !blank(*first)))
}

/// What of markdown there is beyond `CommonMark`.
pub fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_HEADING_ATTRIBUTES
}

struct Renderer<'a> {
    resolver: &'a dyn Resolver,
    /// The body with its shortcodes still in it.
    original: &'a str,
    /// Where the body starts in the file.
    offset: usize,
    found: HashMap<usize, Found>,
    headings: Headings,
    first_paragraph: FirstParagraph,
    in_code: bool,
    /// Where code is.
    code: Vec<Range<usize>>,
    /// The HTML block that is open.
    raw: Option<Range<usize>>,
    images: image::Open,
    paragraph: Paragraph,
    /// How many tags within a line are open, and how many of them are links.
    inline: usize,
    links: usize,
    in_task: bool,
    strong: usize,
    table: Table,
    link_words: LinkWords,
    labels: Labels,
    shared: &'a mut Shared,
    rendered: Rendered,
    problems: Vec<Located>,
    alike: Alike,
}

impl<'a> Renderer<'a> {
    /// `offset` is where the text starts in its file.
    fn new(
        resolver: &'a dyn Resolver,
        (original, offset): (&'a str, usize),
        found: HashMap<usize, Found>,
        shared: &'a mut Shared,
    ) -> Self {
        Self {
            resolver,
            original,
            offset,
            found,
            headings: Headings::default(),
            first_paragraph: FirstParagraph::default(),
            in_code: false,
            code: Vec::new(),
            raw: None,
            images: image::Open::default(),
            paragraph: Paragraph::default(),
            inline: 0,
            links: 0,
            in_task: false,
            strong: 0,
            table: Table::default(),
            link_words: LinkWords::default(),
            labels: Labels::default(),
            shared,
            rendered: Rendered {
                // Tags and addresses make it somewhat longer than its source.
                html: String::with_capacity(original.len() + original.len() / 4),
                ..Rendered::default()
            },
            problems: Vec::new(),
            alike: Alike::default(),
        }
    }
}

impl Renderer<'_> {
    /// A block ends with its line end; the place is what can be seen of it.
    fn problem(&mut self, problem: Problem, span: &Range<usize>) {
        if !self.alike.takes(&problem) {
            return;
        }
        let seen = self.original[span.clone()].trim_end().len();
        self.problems.push((
            problem,
            span.start + self.offset..span.start + seen + self.offset,
        ));
    }

    /// Passes an event on, with links resolved, headings named and shortcodes
    /// put in.
    fn event<'t>(&mut self, event: Event<'t>, span: Range<usize>, out: &mut Vec<Event<'t>>) {
        self.first_paragraph.see(&event);
        if self.after_block(&event, out) {
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, &span, out),
            Event::End(tag) => self.end(tag, &span, out),
            Event::Text(words) => self.text(words, span, out),
            Event::Html(_) => self.raw_line(&span),
            Event::InlineHtml(html) => self.raw_inline(&html, &span, out),
            Event::Code(code) => {
                self.code.push(span.clone());
                self.rendered.words += count_words(&code);
                let code = if shortcode::has_mark(&code) {
                    // Text about a shortcode: its source again, without the backticks around it.
                    self.original[span]
                        .trim_matches('`')
                        .trim()
                        .to_owned()
                        .into()
                } else {
                    code
                };
                self.headings.text(&code);
                out.push(Event::Code(code));
            }
            Event::SoftBreak | Event::HardBreak => {
                self.headings.text(" ");
                out.push(event);
            }
            Event::FootnoteReference(label) => self.note_reference(&label, out),
            Event::TaskListMarker(is_done) => self.begin_task(is_done, out),
            other => out.push(other),
        }
    }

    fn start<'t>(&mut self, tag: Tag<'t>, span: &Range<usize>, out: &mut Vec<Event<'t>>) {
        self.track(tag.to_end(), out);
        let tag = match tag {
            tag @ Tag::Heading { .. } => self.start_heading(tag, span),
            tag @ Tag::Link { .. } => self.start_link(tag, span, out.len()),
            Tag::Image {
                dest_url, title, ..
            } => {
                let image = self.image(&dest_url, span);
                self.images.begin(image, &title, out.len());
                return;
            }
            Tag::Table(alignments) => {
                out.push(Event::Html(self.open_table().into()));
                self.table.begin(alignments);
                Tag::Table(Vec::new())
            }
            Tag::TableHead => {
                self.table.begin_head();
                Tag::TableHead
            }
            Tag::TableRow => {
                self.begin_row(span);
                Tag::TableRow
            }
            Tag::TableCell => {
                out.push(Event::InlineHtml(self.table.cell().into()));
                return;
            }
            Tag::Strikethrough if self.is_range(span) => {
                out.push(Event::Text("~".into()));
                return;
            }
            Tag::Emphasis => {
                self.check_emphasis(span);
                Tag::Emphasis
            }
            Tag::Strong => {
                self.begin_strong(span);
                Tag::Strong
            }
            Tag::List(Some(number)) => {
                self.check_number(number, span);
                Tag::List(Some(number))
            }
            Tag::CodeBlock(kind) => {
                self.begin_code(&kind, span);
                out.push(Event::Html(blocks::code_tag(&kind).into()));
                return;
            }
            Tag::HtmlBlock => {
                self.raw = Some(span.start..span.start);
                return;
            }
            Tag::FootnoteDefinition(label) => {
                self.begin_note(&label, out.len());
                return;
            }
            other => other,
        };
        out.push(Event::Start(tag));
    }

    /// A heading gets its id when it ends; what is in braces behind it becomes no attribute.
    fn start_heading<'t>(&mut self, tag: Tag<'t>, span: &Range<usize>) -> Tag<'t> {
        let Tag::Heading {
            level,
            id,
            classes,
            attrs,
        } = tag
        else {
            return tag;
        };
        let is_id = |id: &str| !id.starts_with('#');
        let is_id_only = classes.is_empty() && attrs.is_empty() && id.as_deref().is_none_or(is_id);
        self.open_heading(level, (id.as_deref(), is_id_only), span);
        Tag::Heading {
            level,
            id: None,
            classes: Vec::new(),
            attrs: Vec::new(),
        }
    }

    fn end(&mut self, tag: TagEnd, span: &Range<usize>, out: &mut Vec<Event<'_>>) {
        self.untrack(tag, out);
        match tag {
            TagEnd::Heading(_) => self.close_heading(span, out),
            TagEnd::Link => self.end_link(span, out),
            TagEnd::FootnoteDefinition => {
                self.end_note(out);
                return;
            }
            TagEnd::Image => {
                if let Err(src) = self.images.end(out, &mut self.shared.has_picture) {
                    self.problem(Problem::MissingAlt { src }, span);
                }
                return;
            }
            TagEnd::Strong => self.strong -= usize::from(self.strong > 0),
            TagEnd::Strikethrough if self.is_range(span) => {
                out.push(Event::Text("~".into()));
                return;
            }
            TagEnd::CodeBlock => self.in_code = false,
            TagEnd::HtmlBlock => {
                self.raw_block(out);
                return;
            }
            _ => {}
        }
        out.push(Event::End(tag));
        if tag == TagEnd::Table {
            out.push(Event::Html("</div>\n".into()));
        }
    }

    fn text<'t>(&mut self, words: CowStr<'t>, span: Range<usize>, out: &mut Vec<Event<'t>>) {
        self.check_brackets(&words, &span);
        if !shortcode::has_mark(&words) {
            self.rendered.words += count_words(&words);
            self.headings.text(&words);
            out.push(Event::Text(words));
        } else if self.in_code {
            out.push(Event::Text(self.original[span].to_owned().into()));
        } else {
            self.put_in(&words, &span, out);
        }
    }

    fn image(&mut self, src: &str, span: &Range<usize>) -> Image {
        match self.resolver.image(src) {
            Ok(image) => {
                if src.starts_with('/') {
                    let target = self.target(src, self.place_of(src, span));
                    self.rendered.local.push(target);
                }
                self.rendered.images.push(image.url.clone());
                image
            }
            Err(problem) => {
                self.problem(problem, span);
                Image::bare(src)
            }
        }
    }
}

#[cfg(test)]
mod tests;
