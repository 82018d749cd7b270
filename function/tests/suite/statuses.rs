//! The ways between states.

use forms::Kind;
use store::Status;

#[test]
fn only_the_ways_that_make_sense_are_open() {
    use Status::{
        Active, Answered, Claimed, Closed, Declined, Intake, New, Published, Rejected, Spam,
        Training,
    };
    for (kind, from, to, allowed) in [
        (Kind::Question, New, Answered, true),
        (Kind::Question, New, Claimed, true),
        (Kind::Question, Claimed, New, true),
        (Kind::Question, Answered, Published, true),
        (Kind::Question, Answered, Closed, true),
        (Kind::Question, Spam, New, true),
        (Kind::Question, Answered, Spam, false),
        (Kind::Question, Answered, Answered, false),
        (Kind::Question, Published, Answered, false),
        (Kind::Question, Closed, New, false),
        (Kind::Question, Rejected, Answered, false),
        (Kind::Question, New, Intake, false),
        (Kind::Signup, New, Intake, true),
        (Kind::Signup, Intake, Training, true),
        (Kind::Signup, Training, Active, true),
        (Kind::Signup, New, Declined, true),
        (Kind::Signup, New, Answered, false),
        (Kind::Signup, Active, New, false),
        (Kind::Contribution, New, Published, false),
        (Kind::Contribution, New, Answered, true),
    ] {
        assert_eq!(
            from.may_become(to, kind),
            allowed,
            "{kind:?}: {from:?} to {to:?}"
        );
    }
}

#[test]
fn nothing_becomes_what_it_is_and_every_state_has_its_word() {
    for status in Status::ALL {
        assert_eq!(status.as_str().parse(), Ok(status));
        for kind in [Kind::Question, Kind::Signup, Kind::Contribution] {
            assert!(!status.may_become(status, kind));
            assert_eq!(kind.as_str().parse(), Ok(kind));
        }
    }
    assert!("iets".parse::<Status>().is_err() && "iets".parse::<Kind>().is_err());
}
