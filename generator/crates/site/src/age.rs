//! The age groups of published questions: those that the forms of the site ask for, and any that says itself from when until when.

use crate::Site;
use forms::Form;
use forms::age;

fn forms_of(site: &Site) -> impl Iterator<Item = &Form> {
    site.forms.values().map(|(_, form)| form)
}

/// The groups that forms ask for, in their order, each with its Dutch words.
pub fn groups(site: &Site) -> Vec<(&str, &str)> {
    let choices = age::choices(forms_of(site)).into_iter();
    let groups = choices.filter(|(value, _)| age::is_group(value));
    let lang = site.config.default_language();
    groups
        .map(|(value, label)| (value, label.get(lang)))
        .collect()
}

/// Whether pages may have this group.
pub fn is_known(site: &Site, group: &str) -> bool {
    age::is_range(group) || groups(site).iter().any(|(value, _)| *value == group)
}

/// A group in the words of the form, or as it is where no form has it.
pub fn words<'a>(site: &'a Site, group: &'a str, lang: &str) -> &'a str {
    age::words(forms_of(site), group, lang)
}
