//! The forms of a page as a browser without scripts sees them: their fields, and what a button sends.

/// A page with its forms.
#[derive(Debug, Clone)]
pub(crate) struct Forms {
    pub(crate) controls: Vec<Control>,
    pub(crate) buttons: Vec<Button>,
}

/// A field.
#[derive(Debug, Clone)]
pub(crate) struct Control {
    /// The number of the form that it belongs to.
    form: Option<usize>,
    pub(crate) name: String,
    pub(crate) value: String,
    /// Whether somebody can type in it.
    pub(crate) typed: bool,
    /// Whether it is sent: it has a name, and a box is checked.
    pub(crate) sent: bool,
}

/// A button that sends a form.
#[derive(Debug, Clone)]
pub(crate) struct Button {
    form: Option<usize>,
    pub(crate) to: String,
    pub(crate) label: String,
    name: String,
    pub(crate) value: String,
}

struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, String)>,
    /// What comes after it.
    rest: &'a str,
}

impl Tag<'_> {
    fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| value.as_str())
    }

    fn text(&self, name: &str) -> String {
        self.get(name).unwrap_or_default().to_owned()
    }
}

impl Forms {
    pub(crate) fn of(html: &str) -> Self {
        let tags = tags(html);
        let forms: Vec<_> = tags.iter().filter(|tag| tag.name == "form").collect();
        let mut page = Self {
            controls: Vec::new(),
            buttons: Vec::new(),
        };
        let (mut open, mut seen) = (None, 0);
        for tag in &tags {
            let owner = match tag.get("form") {
                Some(id) => forms.iter().position(|form| form.get("id") == Some(id)),
                None => open,
            };
            match tag.name {
                "form" => {
                    open = Some(seen);
                    seen += 1;
                }
                "/form" => open = None,
                "input" | "textarea" => page.controls.push(control(tag, owner)),
                // One of no type that sends is for a script.
                "button" if tag.get("disabled").is_none() && tag.get("type") != Some("button") => {
                    let action = owner.map(|form| forms[form].text("action"));
                    let to = tag.get("formaction").map(str::to_owned).or(action);
                    let label = tag.rest.split("</button>").next().unwrap();
                    page.buttons.push(Button {
                        form: owner,
                        to: to.unwrap_or_default(),
                        label: unescape(label.trim()),
                        name: tag.text("name"),
                        value: tag.text("value"),
                    });
                }
                _ => {}
            }
        }
        page
    }

    /// Somebody types in a field.
    pub(crate) fn types(&mut self, name: &str, value: &str) {
        for control in &mut self.controls {
            if control.typed && control.name == name {
                value.clone_into(&mut control.value);
            }
        }
    }

    /// Somebody chooses one of several, or checks a box.
    pub(crate) fn chooses(&mut self, name: &str, value: &str) {
        for control in &mut self.controls {
            if !control.typed && control.name == name && control.value == value {
                control.sent = true;
            }
        }
    }

    /// What a button sends.
    pub(crate) fn sent_by(&self, button: &Button) -> Vec<(String, String)> {
        let controls = self.controls.iter();
        let mut fields: Vec<_> = controls
            .filter(|control| control.sent && control.form == button.form)
            .map(|control| (control.name.clone(), control.value.clone()))
            .collect();
        if !button.name.is_empty() {
            fields.push((button.name.clone(), button.value.clone()));
        }
        fields
    }

    /// Whether somebody sees this in a field, or it is sent with the next button.
    pub(crate) fn holds(&self, value: &str) -> bool {
        self.controls.iter().any(|control| control.value == value)
    }
}

fn control(tag: &Tag<'_>, form: Option<usize>) -> Control {
    let kind = tag.get("type").unwrap_or("text");
    let value = if tag.name == "textarea" {
        let inside = tag.rest.split("</textarea>").next().unwrap();
        unescape(inside.strip_prefix('\n').unwrap_or(inside))
    } else {
        tag.text("value")
    };
    let named = tag.get("name").is_some();
    let box_ = matches!(kind, "checkbox" | "radio");
    Control {
        form,
        name: tag.text("name"),
        value,
        typed: named && matches!(kind, "text" | "date") && tag.get("readonly").is_none(),
        sent: named && (!box_ || tag.get("checked").is_some()),
    }
}

fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    for (at, _) in html.match_indices('<') {
        let inside = &html[at + 1..];
        let end = inside
            .find(|c: char| c != '/' && !c.is_ascii_alphanumeric())
            .unwrap_or(inside.len());
        let name = &inside[..end];
        if !matches!(name, "form" | "/form" | "input" | "textarea" | "button") {
            continue;
        }
        let (attributes, rest) = attributes(&inside[end..]);
        tags.push(Tag {
            name,
            attributes,
            rest,
        });
    }
    tags
}

/// The attributes up to the end of a tag, and what comes after it.
fn attributes(mut rest: &str) -> (Vec<(&str, String)>, &str) {
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix('>') {
            return (found, after);
        }
        let end = rest
            .find(|c: char| c == '=' || c == '>' || c.is_whitespace())
            .unwrap();
        let name = &rest[..end];
        rest = &rest[end..];
        let mut value = String::new();
        if let Some(after) = rest.strip_prefix("=\"") {
            let (inside, after) = after.split_once('"').unwrap();
            value = unescape(inside);
            rest = after;
        }
        found.push((name, value));
    }
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}
