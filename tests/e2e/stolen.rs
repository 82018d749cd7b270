//! A stolen key: a team that follows the moderators' guide shuts the thief out and nobody else.

use std::time::{Duration, Instant};

use desk::inventory;
use forms::team::TeamId;
use store::{Store, StoreSettings};
use unsealing::Identity;

use crate::desk::engine;
use crate::harness::{Site, repository};
use crate::server::{FORM, Server, value_of};

/// Anna's machine, which has the store; the others have copies of the site.
struct Team {
    site: Site,
    anna: Identity,
    chris: Identity,
    thief: Identity,
}

impl Team {
    fn with_twelve_questions() -> Self {
        let site = Site::small();
        site.run(&["keys", "new"]).ok();
        let anna = own_key(&site);
        let [chris, thief] = std::array::from_fn(|_| Identity::generate());
        let listed = format!(
            "recipients = [\n  \"{}\", # Anna, kantoor\n  \"{}\", # Chris\n  \"{}\", # Tim, laptop\n]\n",
            anna.to_public(),
            chris.to_public(),
            thief.to_public()
        );
        let config = site.read("content/site.toml");
        let before = config
            .lines()
            .find(|line| line.starts_with("recipients"))
            .unwrap();
        site.write(
            "content/site.toml",
            config.replace(before, listed.trim_end()),
        );
        let server = Server::start(&site);
        for number in 0..12 {
            server.ask(&format!("Vraag {number}: hoe vertel ik het thuis?"));
        }
        server.kill();
        Self {
            site,
            anna,
            chris,
            thief,
        }
    }

    /// How many of all questions each of these opens.
    fn opens(&self, keys: &[&Identity]) -> Vec<usize> {
        let settings = StoreSettings::local(engine(&self.site), "submissions");
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let (store, now) = (Store::connect(&settings).await, jiff::Timestamp::now());
            let all = store.everything(now).await.unwrap().len();
            let mut counts = Vec::new();
            for key in keys {
                let closed = inventory::closed_to(&store, &TeamId::national(), key, now).await;
                counts.push(all - closed.unwrap());
            }
            counts
        })
    }

    /// At the desk, started anew, which goes on by itself until nothing is left to do.
    fn is_sealed_by_itself(&self) {
        let server = Server::start(&self.site);
        let cookie = server.enter_desk();
        let until = Instant::now() + Duration::from_mins(1);
        loop {
            let page = server.get_with("/desk/reseal", &[("cookie", &cookie)]).body;
            assert!(page.contains("Deze sleutels blijven"), "{page}");
            let is_left = |said: &&str| page.contains(*said);
            if !["gaat vanzelf opnieuw op slot", "gaan weg"]
                .iter()
                .any(is_left)
            {
                break;
            }
            assert!(Instant::now() < until, "{page}");
            std::thread::sleep(Duration::from_millis(100));
        }
        server.kill();
    }

    /// At the desk, started anew: looks at whose access changes, and presses the button.
    fn seals_again(&self) -> (String, String) {
        let server = Server::start(&self.site);
        let cookie = server.enter_desk();
        let page = server.get_with("/desk/reseal", &[("cookie", &cookie)]).body;
        let from = [FORM, ("cookie", &*cookie), ("origin", &*server.base)];
        let body = format!("sleutels={}", value_of(&page, "sleutels"));
        let done = server.post("/desk/reseal", &from, &body);
        assert_eq!(done.status, 200, "{}", done.body);
        server.kill();
        (page, done.body)
    }
}

/// The key of the machine, as its file says it.
fn own_key(site: &Site) -> Identity {
    let file = site.read(".brokers/identity.txt");
    Identity::parse_file(&file).unwrap().remove(0)
}

/// The commands under "A stolen key" in the guide for moderators, in their order.
fn commands_of_the_guide() -> Vec<String> {
    let guide = std::fs::read_to_string(repository().join("docs/moderators.md")).unwrap();
    let from = guide.find("\n## A stolen key\n").unwrap();
    let part = &guide[from..];
    let part = &part[..part.find("\n## A lost key\n").unwrap()];
    let steps = part.split('`').skip(1).step_by(2);
    let commands = steps.filter_map(|step| step.strip_prefix("brokers "));
    assert!(part.find("cloud").unwrap() < part.find("keys revoke").unwrap());
    commands.map(str::to_owned).collect()
}

#[test]
fn the_walk_of_the_guide_shuts_a_thief_out_and_nobody_else() {
    let mut team = Team::with_twelve_questions();
    assert_eq!(
        team.opens(&[&team.anna, &team.chris, &team.thief]),
        [12, 12, 12]
    );
    let stolen = team.thief.to_public();
    for command in commands_of_the_guide() {
        let known = [
            "keys revoke age1…",
            "build",
            "keys rotate",
            "keys rotate --finish",
        ];
        assert!(
            known.contains(&&*command),
            "the guide says `brokers {command}`, which this test does not know"
        );
        let mut arguments: Vec<&str> = command.split(' ').collect();
        if command == "keys revoke age1…" {
            arguments = vec!["keys", "revoke", &stolen, "--yes"];
        }
        let ran = team.site.run(&arguments).ok();
        match &*command {
            "keys revoke age1…" => {
                assert!(ran.out.contains("Tim, laptop"), "{}", ran.out);
                let rest = ran
                    .out
                    .split("kunnen alleen deze nog lezen")
                    .nth(1)
                    .unwrap();
                assert!(rest.contains("Anna, kantoor") && rest.contains("Chris"));
            }
            "build" => {
                team.is_sealed_by_itself();
                assert_eq!(
                    team.opens(&[&team.anna, &team.chris, &team.thief]),
                    [12, 12, 0]
                );
            }
            "keys rotate" => {
                team.anna = own_key(&team.site);
                team.seals_again();
            }
            _ => {
                for (key, name) in [(&team.anna, "Anna, kantoor"), (&team.chris, "Chris")] {
                    let line = ran.out.lines().find(|line| line.contains(&key.to_public()));
                    assert!(line.is_some_and(|line| line.contains(name)), "{}", ran.out);
                }
                assert!(!ran.out.contains(&stolen), "{}", ran.out);
            }
        }
    }
    assert_eq!(
        team.opens(&[&team.anna, &team.chris, &team.thief]),
        [12, 12, 0]
    );
    let again = team.site.run(&["keys", "revoke", &stolen, "--yes"]);
    assert!(again.err.contains("al ingetrokken"), "{}", again.err);
}

#[test]
fn while_a_stolen_key_opens_anything_nothing_is_finished() {
    let team = Team::with_twelve_questions();
    team.site.run(&["keys", "rotate"]).ok();
    team.seals_again();
    let stolen = team.thief.to_public();
    // Still among the recipients: it is in the list, by name.
    team.site.run(&["keys", "revoke", &stolen, "--yes"]).ok();
    let early = team.site.run(&["keys", "rotate", "--finish"]);
    assert_eq!(early.status, 1, "{}", early.out);
    assert!(early.err.contains("voor meer sleutels"), "{}", early.err);
    team.seals_again();
    let done = team.site.run(&["keys", "rotate", "--finish"]).ok();
    assert!(
        done.out.contains("Chris") && !done.out.contains(&stolen),
        "{}",
        done.out
    );
}

#[test]
fn revoking_asks_first_and_never_leaves_nobody() {
    let team = Team::with_twelve_questions();
    let config = team.site.read("content/site.toml");
    let refused = |arguments: &[&str], words: &str| {
        let ran = team.site.run(&[&["keys", "revoke"], arguments].concat());
        assert_eq!(ran.status, 1, "{}", ran.out);
        assert!(ran.err.contains(words), "{}", ran.err);
        assert_eq!(team.site.read("content/site.toml"), config);
    };
    // Nobody is there to say yes.
    refused(&[&team.thief.to_public()], "Intrekken?");
    refused(
        &[&team.anna.to_public(), "--yes"],
        "sleutel van deze machine",
    );
    refused(&["tim", "--yes"], "Tim, laptop");
    let secret = team.thief.expose_secret();
    refused(&[&secret, "--yes"], "geheime sleutel");
    let alone = Site::small();
    let only = alone.read("content/site.toml");
    let only = only
        .split('"')
        .find(|word| word.starts_with("age1"))
        .unwrap()
        .to_owned();
    let ran = alone.run(&["keys", "revoke", &only, "--yes"]);
    assert!(ran.err.contains("enige sleutel"), "{}", ran.err);
    // A key that was revoked cannot be put back by hand.
    team.site
        .run(&["keys", "revoke", &team.thief.to_public(), "--yes"])
        .ok();
    let back = format!("recipients = [\n  \"{}\",", team.thief.to_public());
    let after = team
        .site
        .read("content/site.toml")
        .replace("recipients = [", &back);
    team.site.write("content/site.toml", after);
    let checked = team.site.run(&["check"]);
    assert_eq!(checked.status, 1);
    assert!(checked.err.contains("ingetrokken"), "{}", checked.err);
}

#[test]
fn what_was_withdrawn_is_in_no_file() {
    const SEAL: &[u8] = b"YWdlLWVuY3J5cHRpb24ub3Jn";
    let site = Site::small();
    let server = Server::start(&site);
    let receipts: Vec<_> = (0..5)
        .map(|number| server.ask(&format!("Vraag {number} die weg moet kunnen")))
        .collect();
    let seals = || {
        let files = crate::harness::files(&site.path(".brokers"));
        let found = |bytes: &[u8]| {
            bytes
                .windows(SEAL.len())
                .filter(|part| *part == SEAL)
                .count()
        };
        files.iter().map(|(_, bytes)| found(bytes)).sum::<usize>()
    };
    assert!(seals() >= 5);
    for receipt in receipts {
        let answer = server.form(
            "/api/receipts/withdraw",
            &format!("code={receipt}&confirm=ja"),
        );
        assert_eq!(answer.status, 200, "{}", answer.body);
    }
    // The server runs on; the log is emptied every second.
    let until = std::time::Instant::now() + std::time::Duration::from_secs(20);
    while seals() > 0 {
        assert!(
            std::time::Instant::now() < until,
            "{} seals are left",
            seals()
        );
        std::thread::sleep(std::time::Duration::from_millis(200));
    }
    server.kill();
}
