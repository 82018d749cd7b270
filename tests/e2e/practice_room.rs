//! `brokers serve --demo`: where nothing real can be meant, and nowhere else.

use crate::harness::Site;
use crate::server::Server;

const LINE: &str = "Oefenruimte: alles hier is verzonnen.";

#[test]
fn the_room_is_beside_the_store_of_the_site_and_survives_a_kill() {
    let site = Site::real().taking_part("kerkrade");
    let real = Server::start(&site);
    real.kill();
    let store = || std::fs::read(site.path(".brokers/store.sqlite")).unwrap();
    let before = store();
    let command = || site.command(&["serve", "--demo", "--addr", "127.0.0.1:0"]);
    let room = Server::run(command());
    for page in ["/", "/vraag/", "/desk/enter", "/kerkrade/"] {
        assert!(room.get(page).body.contains(LINE), "{page}");
    }
    let identity = site.path(".brokers/demo/identity.txt");
    let key = std::fs::read(&identity).unwrap();
    room.kill();
    // It is filled once, and has the same key again.
    let room = Server::run(command());
    assert!(room.get("/vraag/").body.contains(LINE));
    assert_eq!(std::fs::read(&identity).unwrap(), key);
    room.kill();
    assert_eq!(store(), before, "the store of the site is as it was");
    let real = Server::start(&site);
    assert!(!real.get("/vraag/").body.contains("Oefenruimte"));
}

#[test]
fn it_refuses_where_a_real_store_could_be_meant() {
    let site = Site::small();
    let refused = |name: &str, value: &str| {
        let mut command = site.command(&["serve", "--demo", "--addr", "127.0.0.1:0"]);
        let output = command.env(name, value).output().unwrap();
        assert!(!output.status.success());
        String::from_utf8(output.stderr).unwrap()
    };
    for (name, value) in [
        ("SUBMISSIONS_TABLE", "submissions"),
        ("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:1"),
    ] {
        let said = refused(name, value);
        assert!(said.contains("Oefenen kan niet zolang"), "{said}");
    }
    assert!(!site.path(".brokers/demo").exists());
    let store = site.path(".brokers/demo/store.sqlite");
    std::fs::create_dir_all(store.parent().unwrap()).unwrap();
    std::fs::write(&store, "iets echts").unwrap();
    let said = refused("LOG", "");
    assert!(
        said.contains("is niet door `brokers serve --demo` gemaakt"),
        "{said}"
    );
    assert_eq!(std::fs::read_to_string(&store).unwrap(), "iets echts");
}
