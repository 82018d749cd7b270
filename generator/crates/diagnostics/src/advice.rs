//! Which problems in a text keep nobody from building the site.

use super::Problem;

impl Problem {
    /// Whether a site can be built all the same.
    pub fn is_advice(&self) -> bool {
        matches!(
            self,
            Self::RawHtml { .. }
                | Self::RawBraces { .. }
                | Self::LeftAsText { .. }
                | Self::TopHeading
                | Self::OpenCode
                | Self::UnknownScheme { .. }
                | Self::LooseLink { .. }
                | Self::BareAddress { .. }
                | Self::EmptyLink { .. }
                | Self::HeadingBraces { .. }
                | Self::UnderlinedHeading { .. }
                | Self::NumberedSentence { .. }
                | Self::LostCells { .. }
                | Self::HiddenSigns { .. }
                | Self::TurningSigns { .. }
                | Self::ManyMore { .. }
        )
    }
}
